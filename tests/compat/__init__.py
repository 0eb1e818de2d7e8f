"""The tools in `compat`, and what they find.

- `test_bench`: The bench's distant service
- `test_conformance`: Runs of Playwright's suites: what is stored, the figure, and the table of reasons
- `test_differential`: Scripts that know only `playwright` print the same here; all of them: python -m
  compat.differential
- `test_faults`: The fault run: what it counts, and a short one
- `test_matrix`: The published page: what it is made of, and the check that it is fresh
- `test_public_suites`: The sample of a public suite that is run: tests of many files
- `test_surface`: Every public name, member and parameter of Playwright's is here too
"""
