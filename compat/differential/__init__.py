"""Runs scripts that import only `playwright` natively and with `smooth-page run`, and compares what they print.

- compat/scripts/: the scripts; each gets the address of the demo site as its argument
- run.py: runs them on a target
- counted.py: runs one here, and counts the session events of its calls
"""
