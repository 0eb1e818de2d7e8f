"""User code type-checks here as it does with Playwright.

- `test_public_types`: Users can import every type that a public member takes or returns, and reprs name the module to
  import it from
- `test_snippets`: Type checkers say the same of user code with Playwright's imports and with ours: of right code
  nothing, of mistakes as much
"""
