"""Tests of smooth_page/_async/service.

- `conftest`: The client of these tests tries again soon: how long it pauses is not what they are about
- `test_client`: The client: where it goes, with which key, what it creates, and which errors it raises
- `test_delivery`: The delivery of events and their receipts: none is lost, none is done twice
- `test_extensions`: client.extensions against a service: what is sent, what is read, and which errors it raises
- `test_polling`: Polls for the answers to events, and answers that are broken
- `test_session`: The verbs of a session, and what they return
- `test_session_life`: How a session begins and ends
"""
