"""Debugging by a person, without I/O.

- `calls`: Calls in progress: their log, and a line on a terminal for slow ones
- `progress`: That line
- `lines`: Single lines of Python that a person types, run where the script has paused
- `user_frames`: The user's code on the stack
"""
