"""Browsers and contexts.

- `browser`: A browser: where contexts and pages are opened, over one client of the service
- `browser_listening`: The typed `on` and `once` of Browser (generated)
- `browser_type`: Browser types. All are the service's Chromium; the names of the others are refused, not faked
- `context`: A browser context: what its pages share. Each page is a Smooth session of its own
- `context_core`: What the pieces of `BrowserContext` have in common
- `context_listening`: The typed `on`, `once`, `expect_event` and `wait_for_event` of BrowserContext (generated)
- `context_network_control`: What a context changes of its pages' requests: routes, headers, being offline
- `playwright`: Where a script begins: `async with async_playwright() as p: ...`
- `tab_group`: What the package keeps of a browser context. `BrowserContext` is what users see of it
"""
