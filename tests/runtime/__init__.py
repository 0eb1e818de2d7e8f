"""The in-page runtime alone, in a real Chromium. Its rooms have the names of those in runtime/src.

- `conftest`: The in-page runtime alone, in a real Chromium: a native Playwright page plays the part of the service
- `deciding`: Python's part where it decides about requests: answers what the page asks, by addresses
"""
