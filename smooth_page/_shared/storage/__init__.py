"""Cookies, and what is known about a page's storage.

- `cookie_jar`: The jar of an API request context: the standard library's, as tolerant as browsers
- `cookies`: Cookies in Playwright's format, kept in the standard library's jar
- `page_copy`: The context's cookies and origins as far as one page's browser already has them
- `seen_state`: Checks what a page reports of its cookies and storage: only what belongs to its URL is used
"""
