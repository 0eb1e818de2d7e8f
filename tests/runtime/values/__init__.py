"""Tests of smooth_page/runtime/src/values.

- `test_like_native`: Values on their way out of a page and into it, and what handles show, compared with native
  Playwright on the same page
"""
