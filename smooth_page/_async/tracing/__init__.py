"""Traces of contexts and of API request contexts.

- `tracing`: Starts and stops traces, and splits them into chunks
"""
