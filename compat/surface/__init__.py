"""What Playwright's public Python API consists of, and how this package's compares."""
