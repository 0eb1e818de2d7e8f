"""What `expect` sends, and how its failures read.

- `expectations`: What `expect` sends to the page, and the text of its failures
- `soft_assertions`: Where failures of `expect.soft` go: a test collects them, and fails at its end
- `wait_logs`: The log that stands below the message of a wait which came to nothing
"""
