"""Dialog listeners, in the browser and natively.

- `async_listeners`: Listeners of suites that use the async API
- `conftest`: Browsers of this package and of native Playwright, async and sync
- `sync_listeners`: Listeners of suites that use the sync API
- `test_errors`: An answer that the page has not got is an error, whatever becomes of it in the listener
- `test_expressions`: What the page computes for a listener is what Python computes
- `test_side_by_side`: Listeners come to the same here and on native Playwright
"""
