"""Tests of smooth_page/_shared/requests.

- `test_http_credentials`: Basic authentication of API requests, without a network
- `test_request_bodies`: Addresses and bodies of API requests
"""
