"""The session API of the service: what goes over HTTP. Knows nothing of pages.

- `client`: The typed client of the session API: what the facade stands on, and useful on its own
- `delivery`: Sends the events of a session, and gets their answers
- `polling`: Polls a session in the background while any event is awaiting its answer
- `sent_action`: One event of a session on its way: from its sending to its answer, or until nobody waits for that
  any longer
- `session`: One Smooth session: its five verbs, and what is known of it
- `session_life`: The life of one session at the service: its creation, and its end
- `transport`: Requests to the service: errors by class, and repetitions that never act twice
"""
