"""Tests of smooth_page/_async/storage.

- `test_context_storage`: Cookies and storage states of contexts
- `test_databases`: IndexedDB in storage states of contexts
- `test_shared_cookies`: Requests beside the browser and pages of one context have their cookies in common
- `test_web_storage`: localStorage and sessionStorage
"""
