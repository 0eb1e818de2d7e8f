"""Tests of smooth_page/runtime/src/clipboard.

- `test_clipboard`: The clipboard of a context where it was granted: shared by navigator.clipboard, copying commands
  and the keyboard
"""
