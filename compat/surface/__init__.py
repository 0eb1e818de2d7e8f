"""Playwright's public Python API, and how this package's API compares with it."""
