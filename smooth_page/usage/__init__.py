"""What of Playwright Python sources use, and at which level it stands here: `smooth-page compat`.

- playwright_types.json, facts.py: which objects Playwright's members give
- values.py: what an expression of a source may be
- project.py: the files read together: their modules, imports and pytest fixtures
- names.py, expressions.py, calls.py, statements.py: the walk through a file that follows objects from name to name
- uses.py: a use with its level
- report.py: uses as text, JSON, or annotations of GitHub's
"""
