"""Tests of smooth_page/_shared/assertions.

- `test_expectations`: What `expect` sends for texts, and the message of its failures
- `test_soft_assertions`: Failures of `expect.soft` are collected in a scope
- `test_wait_logs`: The log of a wait that has failed
"""
