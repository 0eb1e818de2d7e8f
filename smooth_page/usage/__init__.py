"""Finds the uses of Playwright in Python sources, and their levels: `smooth-page compat`.

- playwright_types.json, facts.py: which objects Playwright's members return
- values.py: the possible values of an expression
- project.py: the files read together: their modules, imports and pytest fixtures
- names.py, expressions.py, calls.py, statements.py: walk through a file and follow objects from name to name
- uses.py: a use with its level
- report.py: uses as text, JSON or GitHub annotations
"""
