"""The commands of `smooth-page`.

- `test_companion`: `smooth-page companion` against an engine of its own
- `test_compat`: `smooth-page compat`: its forms and its exit status
- `test_doctor`: `smooth-page doctor`: what it says about this machine
- `test_run`: `smooth-page run`, as a process
- `test_serve`: `smooth-page`, and a `serve` that can't begin
- `test_show_trace`: show-trace: what it serves, and how it refuses other files
"""
