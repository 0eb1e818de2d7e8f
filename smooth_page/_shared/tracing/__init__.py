"""Trace files.

- `trace_file`: The zip file of a trace, in the format of Playwright's trace viewer
"""
