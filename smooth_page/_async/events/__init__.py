"""What all objects of the facade stand on: listeners, waiting for events, time limits.

- `disposable`: What a call has set up, and takes away again
- `event_queue`: The order of events: a page's news are taken one after the other, and listeners are called one
  after the other
- `events`: Listeners, and waiting for events. Listeners run in the caller's world, between turns
- `timeouts`: Default time limits, inherited from the context by its pages
"""
