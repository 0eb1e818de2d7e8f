"""`expect`.

- `assertions`: `expect`, and the assertions about pages and responses of API requests
- `expectation`: How an assertion is sent to the page, and the text of its failure
- `locator_assertions`: The assertions of `expect(locator)` about states, numbers and snapshots
- `text_assertions`: The assertions of `expect(locator)` that compare texts: contents, attributes, classes, values
"""
