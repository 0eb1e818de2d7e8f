"""What all objects of the API are built on: listeners, waits for events, time limits.

- `disposable`: Undoes what a call has set up
- `event_queue`: The order of events: a page's news are processed one after the other, and so are its listeners
- `events`: Listeners and waits for events. Listeners run in the caller's thread, between turns
- `timeouts`: Default time limits, which pages inherit from their context
"""
