"""The requests of `expect`, and the texts of its failures.

- `expectations`: What `expect` sends to the page, and the text of its failures
- `soft_assertions`: Failures of `expect.soft`: a test collects them and fails at its end
- `wait_logs`: The log below the message of a failed wait
"""
