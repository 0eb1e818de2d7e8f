"""Tests of smooth_page/runtime/src/reading.

- `test_reading`: What elements say, against native Playwright
"""
