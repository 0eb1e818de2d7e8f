"""`expect`.

- `assertions`: `expect`, and what it offers for pages and for responses of API requests
- `expectation`: How an assertion is asked of the page and how its failure reads
- `locator_assertions`: What `expect(locator)` offers: each matcher is one event, however long it waits
"""
