"""Suites that import Playwright itself.

- `test_finder`: `import playwright` in real processes
"""
