"""Tests of smooth_page/runtime/src/popups.

- `test_popups`: Windows that a page opens: reported by their opener, and reached through it
"""
