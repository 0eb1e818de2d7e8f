"""Tests of smooth_page/runtime/src/events.

- `test_bindings`: Functions of Python's that a page can call
- `test_console`: Console messages, compared with those that native Playwright reports for the same page
- `test_dialogs`: Dialogs are answered as Python has decided, and reported
- `test_file_choosers`: Inputs that ask for files: reported, and the browser's chooser stays closed
- `test_kept_news`: Console messages and errors of a page without listeners: kept until Python asks
- `test_page_errors`: Uncaught errors, compared with those that native Playwright reports for the same page
"""
