"""Tests of smooth_page/_shared/debugging.

- `test_lines`: Lines of Python that a person enters during `page.pause()`
- `test_progress`: The line on a terminal for slow calls
"""
