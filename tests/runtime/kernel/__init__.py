"""Tests of smooth_page/runtime/src/kernel.

- `test_chunks`: The size of what documents get
- `test_documents`: What becomes of operations when their document goes
- `test_entry`: Where the kernel stands in a page, and what scripts of the page can make of it
- `test_frames`: The frame tree: what the news report of it, and when
- `test_guard`: Pages that replaced the builtins, before the kernel came or after it
- `test_operations`: Each operation lives in the chunk that `_protocol/commands` names
- `test_turns`: Turns: what starts, what ends them, and what their replies carry
"""
