"""Public suites, unedited, on native Playwright and by `smooth-page run`: how many tests that pass there pass here.

suites.py names them; nothing of them is part of this repository. __main__.py lays one out and runs it.
"""
