"""Tests of smooth_page/runtime/src/worker.

- `test_worker_kernel`: What runs in a web worker for Python, in a worker of a page, without the companion
"""
