"""Tests of smooth_page/runtime/src/storage.

- `test_databases`: Databases of storage states, compared with those that native Playwright writes and reads
- `test_storage_state`: Cookies and local storage of an origin, as far as a script can see and set them
- `test_web_storage`: Local and session storage
"""
