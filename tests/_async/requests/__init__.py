"""Tests of smooth_page/_async/requests.

- `test_api_request`: API requests: what is sent, what comes back, cookies, redirects, retries, errors
- `test_broken_answers`: API requests that HTTP can't carry, and answers that are cut off or broken
- `test_client_certificates`: Certificates with which API requests say who they are
- `test_interrupted_requests`: API requests that are in progress when what they belong to ends
"""
