"""Tests of smooth_page/_async/unsupported.

- `test_unsupported`: What is not supported exists, and its methods raise an error that names them
"""
