"""Tests of smooth_page/runtime/src/screenshot.

- `test_like_native`: Screenshots, against native Playwright's: the same size, and nearly the same pixels
"""
