"""Tests of smooth_page/runtime/src/assertions.

- `expecting`: Asks the runtime and native Playwright the same thing
- `test_matchers`: What each matcher takes for true, for false, and for neither; native Playwright gives the same
  answers
- `test_messages`: Assertions that fail: received values, errors, call logs and snapshots read as native Playwright's
  do
- `test_polling`: One assertion is one operation, however long it looks
"""
