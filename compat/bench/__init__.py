"""Times this package and native Playwright, with the same Chromium and the same page."""
