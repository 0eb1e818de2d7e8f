"""HTTP requests from this process, beside the browser.

- `api_request`: API requests: HTTP from this process, beside the browser
- `api_response`: The response to an API request
- `api_sender`: Sends API requests, with cookies, redirects and retries
- `traced_requests`: What a trace, or a HAR file, records of the requests of an API request context
"""
