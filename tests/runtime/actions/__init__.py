"""Tests of smooth_page/runtime/src/actions.

- `conftest`: Actions on a page of their own, which succeed or fail
- `test_actionability`: What actions wait for, and the lines of the call log about it, which are Playwright's
- `test_others`: Files, drops, events, scrolling, highlights, modifiers; and that answers leave before a page goes
- `test_texts`: fill, clear, type, press, select_text, check, select_option: values, events and Playwright's refusals
"""
