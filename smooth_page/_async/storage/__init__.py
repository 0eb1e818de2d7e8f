"""Cookies, local storage and session storage.

- `context_storage`: Cookies and local storage of a context, which its pages keep in sessions of their own
- `hidden_cookies`: Cookies that a site hides from scripts (httpOnly), which no call here can see, save or clear
- `jar_storage`: Cookies and origins that API requests go with; of a context without pages, it is all that there is
- `web_storage`: localStorage and sessionStorage of a page
"""
