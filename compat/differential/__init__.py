"""Scripts that know only `playwright`, run on native Playwright and by `smooth-page run`: what they print is the same.

- compat/scripts/: the scripts; each gets the address of the demo site as its argument
- run.py: runs them on a target
- counted.py: runs one here, and counts the session events that its calls cost
"""
