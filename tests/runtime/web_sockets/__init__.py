"""Tests of smooth_page/runtime/src/web_sockets.

- `test_web_sockets`: WebSockets of a page: reported, or played by Python
"""
