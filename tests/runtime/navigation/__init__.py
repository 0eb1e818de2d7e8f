"""Tests of smooth_page/runtime/src/navigation.

- `test_frames`: Which frame shows what
- `test_navigate`: History, reload, frames that navigate, and what the browser reports about a response
"""
