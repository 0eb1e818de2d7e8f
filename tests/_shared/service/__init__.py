"""Tests of smooth_page/_shared/service.

- `test_hidden_values`: Values that reports with local variables don't show
- `test_poll_pace`: When a service is asked that answers polls at once
- `test_redaction`: Secrets in what services say
- `test_repetition`: Which requests to the service are sent again, and when
"""
