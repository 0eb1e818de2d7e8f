"""Moves a project from Playwright to this package: imports and pins rewritten, the rest left to a person by name."""
