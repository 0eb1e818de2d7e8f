"""Tests of smooth_page/runtime/src/evaluation.

- `test_native`: Results, arguments, handles and errors of evaluation, compared with native Playwright on the same
  page
"""
