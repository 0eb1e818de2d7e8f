"""`smooth-page migrate`.

- `test_pins`: Requirements in their two homes
- `test_projects`: A whole project on disk
- `test_sources`: Imports of Python sources
"""
