"""The session API of the service: what goes over HTTP. Knows nothing of pages.

- `client`: The typed client of the session API: what the facade stands on, and useful on its own
- `polling`: The answers to a session's events: fetched beside the caller as long as somebody waits for one
- `sent_action`: One event of a session on its way: from its sending to its answer, or until nobody waits for that
  any longer
- `session`: One Smooth session: sends events, matches their answers, closes
- `transport`: Requests to the service: errors by class, and repetitions that never act twice
"""
