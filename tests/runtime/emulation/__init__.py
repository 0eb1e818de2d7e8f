"""Tests of smooth_page/runtime/src/emulation.

- `test_like_native`: What emulated pages see, against native Playwright's emulation
- `test_media`: Emulated media: `matchMedia` answers as native Playwright's emulation has it, and style sheets follow
"""
