"""Pages that break what they can.

- `conftest`: Pages that break what they can, in this package and in native Playwright
- `preludes`: Scripts that a page runs before anything else, each of which breaks or replaces something that a library
  might rely on
- `test_hostile`: What works in native Playwright on a page that broke its builtins, or put names in their way, works
  here with the same result
"""
