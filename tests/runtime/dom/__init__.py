"""Tests of smooth_page/runtime/src/dom.

- `test_geometry`: Bounding boxes, in the main window's viewport, against native Playwright's
- `test_visibility`: What is visible: ours against native Playwright, on one page of doubtful cases
"""
