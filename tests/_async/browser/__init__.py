"""Tests of smooth_page/_async/browser.

- `test_browser`: From `async_playwright` to contexts: what is opened, what is closed, which options are done,
  harmless or refused
- `test_headed`: `headless=False`: the live view opens in the browser of the person who runs the script
- `test_lost_browser`: The embedded engine's browser, the engine itself or a session ends underneath
"""
