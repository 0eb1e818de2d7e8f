"""Dialog listeners as people write them, on this package and on native Playwright."""
