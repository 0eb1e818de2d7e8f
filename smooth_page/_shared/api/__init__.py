"""What signatures of public methods need: types, checks, warnings.

- `api_types`: The shapes and literals that stand in signatures of elements and pages
- `arguments`: Checks arguments before they travel, with Playwright's texts, and brings them into the wire's shape
- `callables`: Functions of the user's: how many arguments they take
- `clock_times`: Times and durations as the clock takes them, and what a new document must be told of a clock
- `lasting`: Objects that are made when they are first asked for, and stay the same
- `public`: The public homes of classes: the modules that users import them from
- `structures`: Structures of Playwright's API, as typed dictionaries
- `warnings`: Warnings: what works otherwise than a user may think, said once and at the user's own line
"""
