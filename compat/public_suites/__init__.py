"""Runs public suites, unedited, on native Playwright and with `smooth-page run`, and compares the passed tests.

suites.py lists them; their code is not part of this repository. __main__.py sets one up and runs it.
"""
