"""What users do by the DevTools protocol, in sessions with the companion.

- `cdp_session`: A DevTools session with a page, or with a frame that the browser runs apart from it
- `sessions`: The DevTools sessions of one page
"""
