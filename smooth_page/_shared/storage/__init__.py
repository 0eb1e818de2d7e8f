"""Cookies, and what is known of a page's storage.

- `cookie_jar`: The jar of an API request context: the standard library's, with what browsers tolerate
- `cookies`: Cookies as Playwright writes them, kept in the standard library's jar
- `page_copy`: What the browser of a page has been given of what its context keeps, or is known to have
- `seen_state`: What is believed of what a page tells of its cookies and storage: only what fits the address that it
  is at
"""
