"""Widget libraries.

- `conftest`: Pages of widget libraries from npm, bundled once, for this package and for native Playwright
- `test_widgets`: Widget libraries as users drive them, with the same results as native Playwright
"""
