"""Members that raise NotSupportedError.

- `out_of_reach`: Playwright's objects for what scripts in a page can't do: they exist, and their methods raise
- `unsupported`: Members that the five events can't implement, or that are not built yet: calls raise NotSupportedError,
properties don't
"""
