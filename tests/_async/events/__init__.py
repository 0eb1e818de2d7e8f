"""Tests of smooth_page/_async/events.

- `test_event_queue`: The order of events while listeners and handlers make calls of their own
- `test_events`: Events of pages and contexts: listeners, waits, what is kept
- `test_timeouts`: Default time limits
"""
