"""What `smooth-page compat` reads.

- `test_facts`: The types that are followed are those of the pinned Playwright
- `test_reading`: Objects of Playwright's are followed through scripts and suites; every use has its place and level
"""
