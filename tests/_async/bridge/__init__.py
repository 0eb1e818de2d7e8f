"""Tests of smooth_page/_async/bridge.

- `test_between_calls`: Listeners and handlers run while the program waits for something else than a call
- `test_bridge`: Turns with the real runtime in the real engine: one call, one event; other dialects; documents that
  go away
- `test_call_log`: The log of calls: begin and end of each, with events and time
- `test_one_by_one`: Pages of a service that carries out one event after the other
- `test_round_trips`: How many events a call costs: what a click or a reload leads to is met by the turn that waits
  for it
- `test_selectors`: Selector engines of the user's own, and the test id attribute
- `test_surrogates`: Halves of characters: values hold them as they do natively, and what is printed does not
- `test_values`: Values on their way to the page and back. The expectations are native Playwright's answers
"""
