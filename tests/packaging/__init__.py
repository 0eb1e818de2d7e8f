"""The wheel and the sdist.

- `test_distributions`: The wheel and the sdist, built as for a release: what is in them, what they say of themselves,
  and whose code they hold
"""
