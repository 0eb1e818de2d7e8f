"""Pure helpers, mostly in milliseconds.

- `conftest`: Native Playwright as the oracle of what users see
- `test_deadlines`: Deadlines and inherited limits, on a clock that the tests move
"""
