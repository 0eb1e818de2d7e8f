"""Traces of contexts and of API request contexts.

- `tracing`: Starts traces, splits them into chunks and writes them in Playwright's format; they contain little so far
"""
