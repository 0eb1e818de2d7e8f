"""Tests of smooth_page/_shared/network.

- `test_decisions`: What handlers of routes decide, on the wire
- `test_downloads`: Which responses are files, and what they are called
- `test_har`: Reading HAR files
- `test_har_details`: Details of HAR entries
- `test_urls`: URL matching agrees with native Playwright
"""
