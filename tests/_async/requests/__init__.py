"""Tests of smooth_page/_async/requests.

- `test_api_request`: API requests: what is sent, what comes back, cookies, redirects, retries, errors
- `test_client_certificates`: Certificates with which API requests say who they are
"""
