"""Traces of contexts and of API request contexts.

- `tracing`: Traces of a context: started, cut into chunks and written as natively; what they hold is still little
"""
