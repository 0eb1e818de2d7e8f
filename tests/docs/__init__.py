"""The documentation runs.

- `documents`: The snippets of README, CONTRIBUTING and docs/, and what they run in
- `run_page`: Runs the snippets of pages of the documentation, in order: `python -m tests.docs.run_page SITE PAGE...`
- `stand_in`: A stand-in for https://example.com, so that the snippets that open it run without the internet,
  unchanged
- `test_commands`: Every line of the README's shell snippets runs, on the embedded engine and the demo site, in a
  project of its own
- `test_pages`: The pages of docs/: their Python runs, their commands and options exist, their YAML parses, their
  links lead somewhere
- `test_readme`: The Python snippets of the README run as they are, on the embedded engine
- `test_shell`: Commands that the documentation names exist, with their options; whether in shell snippets, YAML or
  Dockerfiles
- `test_site`: The documentation's site: `make docs` builds it; here is what that build does not check
"""
