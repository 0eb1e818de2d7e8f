"""Moves a project from Playwright to this package: rewrites imports and version pins, and lists what to do by hand."""
