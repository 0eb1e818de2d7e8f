"""Tests of smooth_page/runtime/src/evaluation.

- `test_native`: Errors, programs and handles of evaluation, compared with native Playwright on the same page
"""
