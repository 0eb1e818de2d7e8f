"""The companion extension alone: no Python API between it and the tests.

- `conftest`: The companion alone, as an extension in a real Chromium: a native Playwright page plays the part of the
  service
- `test_channel`: How documents reach the companion, and that pages do not
- `test_input`: Mouse, keyboard and drags by the companion: a page sees the same events as with native Playwright, all
  trusted
- `test_network`: Requests of a tab, as the companion reports them
- `test_tabs`: Other tabs of the session, which the companion opens, navigates and closes
"""
