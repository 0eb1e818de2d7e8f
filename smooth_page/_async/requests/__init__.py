"""HTTP from this process, beside the browser.

- `api_request`: API requests: HTTP from this process, beside the browser
- `api_response`: What an API request was answered with
- `api_sender`: Sends API requests: HTTP from this process, with cookies, redirects and repetitions
"""
