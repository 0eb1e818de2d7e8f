"""The API on the embedded engine. scripts/unasync.py makes the sync twins in tests/_sync.

- `conftest`: Pages of the facade on the embedded engine, and a web server for them to visit
"""
