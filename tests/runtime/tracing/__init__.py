"""Tests of smooth_page/runtime/src/tracing.

- `test_snapshots`: The snapshots of a trace alone: what they hold, and what they refer to instead of repeating it
"""
