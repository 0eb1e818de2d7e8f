"""Tests of smooth_page/runtime/src/companion, as far as they need no companion; tests/companion has the others.

- `test_beginning`: What a document answers without a kernel, and when it makes one
"""
