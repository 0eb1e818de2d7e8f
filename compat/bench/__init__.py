"""Times this package beside native Playwright, on the same Chromium and the same page."""
