"""User code type-checks here as it does with Playwright."""
