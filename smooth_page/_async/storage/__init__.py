"""Cookies, local storage and session storage.

A page gets them from its context before the first request of a navigation (documents/page_documents.py calls `give`).

- `companion_storage`: Cookies and storage of a context with the companion, read from the browser itself
- `context_storage`: A context's cookies and local storage, which live in the separate sessions of its pages
- `hidden_cookies`: Cookies that scripts can't see (httpOnly): no call here can read, save or clear them
- `jar_storage`: Cookies and origins of API requests; without pages, all the storage that a context has
- `page_storage`: What a context does about the storage of its pages
- `web_storage`: localStorage and sessionStorage of a page
"""
