"""Runs Playwright's own test suites on native Playwright and on this package, and stores the results.

`python -m compat.conformance run SUITE --at CHECKOUT` runs a suite file by file and stores its results, which
compat/matrix reads. The suites are not part of this project: their place is given.

- suites.py: the two suites and how pytest is called for each
- targets.py: native Playwright (the oracle), and the embedded engine, with the companion, without it, and in plain mode
- results.py: what is stored
- reasons.json, reasons.py: why tests that native Playwright passes don't pass here, and the check of that table
"""
