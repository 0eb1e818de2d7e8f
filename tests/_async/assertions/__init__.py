"""Tests of smooth_page/_async/assertions.

- `test_assertions`: expect(locator) and expect(page). The messages are native Playwright's
"""
