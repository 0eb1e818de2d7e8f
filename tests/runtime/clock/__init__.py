"""Tests of smooth_page/runtime/src/clock.

- `test_clock`: page.clock, in one document
"""
