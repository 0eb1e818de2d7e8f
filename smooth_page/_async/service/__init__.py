"""The session API of the service, over HTTP. Does not depend on pages.

- `client`: The typed client of the session API, which the Playwright API uses and users can use directly
- `delivery`: Sends the events of a session, again if polls show that they did not arrive, and receives their answers
- `extracting`: One extraction: gets an answer, checks it, and asks again with what was wrong
- `extensions`: The browser extensions of an account: uploaded once, then loaded by sessions that name them
- `polling`: Polls a session in the background while any event is awaiting its answer
- `sent_action`: One event of a session, from its sending until its answer arrives or is no longer needed
- `session`: One Smooth session: its five verbs and its state
- `session_life`: The creation and the end of a session at the service
- `transport`: Requests to the service: errors by class, and retries that never act twice
"""
