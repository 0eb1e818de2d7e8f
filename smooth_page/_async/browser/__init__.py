"""Browsers and contexts.

- `browser`: A browser: opens contexts and pages, over one client of the service
- `browser_listening`: The typed `on` and `once` of Browser (generated)
- `browser_tracing`: Performance traces of Chromium
- `browser_type`: Browser types. Only Chromium is supported; launching another one raises NotSupportedError
- `context`: A browser context: what its pages share. With the companion they share one Smooth session, else each
  has its own
- `context_core`: What the pieces of `BrowserContext` have in common
- `context_devtools`: DevTools sessions with the pages of a context
- `context_listening`: The typed `on`, `once`, `expect_event` and `wait_for_event` of BrowserContext (generated)
- `context_network_control`: What a context changes of its pages' requests: routes, headers, being offline
- `film_strip`: The pictures of a context's pages while a chunk of its trace is recorded, as the browser paints
- `playwright`: The entry point of scripts: `async with async_playwright() as p: ...`
- `tab_group`: What the package keeps of a browser context. `BrowserContext` is what users see of it
- `traced_context`: What a trace records of a context
"""
