"""What users do by the DevTools protocol, in sessions with the companion.

- `cdp_session`: A DevTools session with a page, or with a frame that the browser runs apart from it
- `credentials`: Passkeys, in virtual authenticators of a context's pages
- `sessions`: The DevTools sessions of one page
"""
