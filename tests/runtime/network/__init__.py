"""Tests of smooth_page/runtime/src/network.

- `test_routed_requests`: Requests of scripts that Python decides about, and what is added to them
- `test_watch`: Requests of a page, compared with those that native Playwright reports, as far as a script can know
  them
"""
