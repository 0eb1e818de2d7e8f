"""Debugging by a person, without I/O.

- `lines`: Single lines of Python that a person types, run where the script has paused
"""
