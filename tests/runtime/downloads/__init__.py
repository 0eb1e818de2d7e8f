"""Tests of smooth_page/runtime/src/downloads.

- `test_downloads`: Files that links, scripts and forms lead to: kept for Python; everything else is shown as usual
"""
