"""The primitives that differ between the async and the sync API.

- `test_coroutines`: Coroutines of other libraries in the sync API: they run in a thread, whatever the caller's thread
  runs
- `test_http_messages`: Requests and responses of the direct connections, byte by byte
- `test_in_order`: Calls that run side by side, with results in order
- `test_synchronous`: The waits of the sync API, when Ctrl-C comes at any of their moments
- `test_terminal`: Whether a person can answer at a terminal
"""
