"""Tests of smooth_page/_shared/tracing.

- `test_recorder`: The recorder of a trace, without a page: events of the session, attachments, secrets, and folders
  that fail
- `test_shown`: Pictures and accessibility trees of calls: which lines are written, and when
"""
