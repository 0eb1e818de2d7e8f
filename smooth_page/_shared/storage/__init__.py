"""Cookies, and what is known about a page's storage.

- `cookie_jar`: The jar of an API request context: the standard library's, as tolerant as browsers
- `cookies`: Cookies in Playwright's format, kept in the standard library's jar
- `kept_state`: The cookies and storages of a context that no session has at the moment
- `page_copy`: The context's cookies and origins as far as one page's browser already has them
- `passkeys`: Keys of passkeys: ECDSA on the curve P-256, as DER (PKCS#8 and SPKI) in base64url
- `response_cookies`: The cookies that a response sets or deletes
- `seen_state`: Checks what a page reports of its cookies and storage: only what belongs to its URL is used
"""
