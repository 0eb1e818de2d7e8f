"""Tests of smooth_page/runtime/src/input.

- `both`: The same steps done by native Playwright and by the runtime, and the events that a page sees of them
  compared
- `conftest`: A page of native Playwright beside the runtime's, for the same input
- `test_drag`: HTML5 drag and drop, and pointer capture, compared with native Playwright
- `test_hover`: Coming and going of the pointer, and the styles that depend on it
- `test_keyboard`: The keyboard, compared with native Playwright event by event
- `test_mouse`: The mouse, compared with native Playwright event by event
- `test_selecting`: What the mouse selects, compared with native Playwright
- `test_touch`: A finger, compared with native Playwright
"""
