"""HTTP requests from this process, beside the browser.

- `api_request`: API requests: HTTP from this process, beside the browser
- `api_response`: The response to an API request
- `api_sender`: Sends API requests, with cookies, redirects and retries
"""
