"""Operations in a session's page: one call of the facade is one turn, an evaluate_js event.

- `bridge`: Operations in a session's page, over turns and documents (contract: smooth_page/runtime/src/contract.ts)
- `dialect`: How this service takes JavaScript: learned with the first turns of a session, as no document says it
  for all
- `selectors`: How selectors are read: engines of the user's own, and the attribute of test ids
- `turns`: One turn between Python and the in-page runtime: an evaluate_js event that carries a message and brings a
  reply
"""
