"""Tests of smooth_page/_shared/storage.

- `test_cookie_jar`: Cookies of responses, taken as browsers take them
- `test_cookies`: Cookies: from Playwright's format into the standard library's jar and back
- `test_kept_state`: The state of a context without a session
- `test_passkeys`: Keys of passkeys
- `test_response_cookies`: What a response does to cookies
- `test_seen_state`: A page's reports of cookies and storage are believed for its own site only
"""
