"""Types, checks and warnings of public methods.

- `api_types`: Types and literals in signatures of elements and pages
- `arguments`: Checks arguments, with Playwright's texts, and converts them for the wire
- `callables`: How many arguments a function of the user takes
- `clock_times`: Times and durations as the clock accepts them, and what a new document needs to know of a clock
- `created_once`: Objects that are created on first use and then stay the same
- `public`: The public homes of classes: the modules that users import them from
- `structures`: Playwright's typed dictionaries
- `warnings`: SmoothWarning, raised once and at the user's own line
"""
