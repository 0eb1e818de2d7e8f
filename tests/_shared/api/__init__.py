"""Tests of smooth_page/_shared/api.

- `test_arguments`: Arguments are refused with Playwright's words
- `test_callables`: Functions of users get as many arguments as they take
- `test_clock_times`: Times of the clock, as native Playwright reads them
- `test_public`: What users see of the modules in which classes and methods are defined
"""
