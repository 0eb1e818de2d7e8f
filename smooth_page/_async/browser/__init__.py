"""Browsers and contexts.

- `browser`: A browser: where contexts and pages are opened, over one client of the service
- `browser_type`: Browser types. All are the service's Chromium; the names of the others are refused, not faked
- `context`: A browser context: what its pages share. Each page is a Smooth session of its own
- `playwright`: Where a script begins: `async with async_playwright() as p: ...`
"""
