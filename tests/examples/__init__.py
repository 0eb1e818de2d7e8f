"""The examples run.

- `test_demo_site`: The demo site over real HTTP
- `test_examples`: Each example runs, as its reader would run it, and does what it says
"""
