"""Tests of smooth_page/_async/tracing.

- `test_tracing`: Traces: starting and stopping, same as native Playwright, and a file in the trace viewer's format
"""
