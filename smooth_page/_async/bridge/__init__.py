"""Operations in a session's page: one call of the facade is one turn, an evaluate_js event.

- `between_calls`: Listeners and handlers run while an asyncio program waits for something else than a call
- `bridge`: Operations in a session's page: drives the generators of _protocol/operation.py
- `dispatcher`: Dispatches the news of replies, in their order, each once, to the page, its listeners and its handlers
- `goto_event`: Navigates by the goto event
- `page_side`: What a bridge reports to the page that it belongs to, and asks it
- `selectors`: How selectors are read: engines of the user's own, and the attribute of test ids
- `turns`: Makes turns: for each one evaluate_js event that carries a message to the in-page runtime and brings its
  reply
"""
