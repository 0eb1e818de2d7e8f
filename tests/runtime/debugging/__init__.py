"""Tests of smooth_page/runtime/src/debugging.

- `test_debugging`: What a person does in the page: picks a locator, resumes a pause
- `test_overlays`: What Python shows over the page: overlays, chapters, and marks of actions
"""
