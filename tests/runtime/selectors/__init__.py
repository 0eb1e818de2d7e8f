"""Tests of smooth_page/runtime/src/selectors.

- `both`: Asks the runtime and native Playwright the same selector
- `test_best`: Suggested selectors, against native Playwright's normalize()
- `test_custom_engines`: Engines that users registered: their sources come along with the turn
- `test_frames`: Selectors that enter frames
- `test_roots`: Where a selector starts: below an element, from a handle, at a reference of a snapshot
- `test_strictness`: A strict target with several matches: the error that lists them, and what it suggests instead
- `test_tables`: Tables of selectors (tables/NAME.txt), each on its page (tables/NAME.html), against native Playwright
"""
