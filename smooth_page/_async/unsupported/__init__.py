"""Members that raise NotSupportedError.

- `not_yet`: Objects of Playwright's that come with later work: their members stand with their parameters, and none
  can be had
- `out_of_reach`: Playwright's objects for what no script of a page can reach: they exist, and their methods raise
- `unsupported`: Members that five events can't carry, or that are not built yet: calls raise NotSupportedError,
  properties don't
"""
