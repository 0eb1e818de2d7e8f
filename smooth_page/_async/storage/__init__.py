"""Cookies, local storage and session storage.

- `context_storage`: A context's cookies and local storage, which live in the separate sessions of its pages
- `hidden_cookies`: Cookies that scripts can't see (httpOnly): no call here can read, save or clear them
- `jar_storage`: Cookies and origins of API requests; without pages, all the storage that a context has
- `web_storage`: localStorage and sessionStorage of a page
"""
