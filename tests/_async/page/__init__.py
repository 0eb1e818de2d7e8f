"""Tests of smooth_page/_async/page.

- `test_agent_actions`: `page.ai` and `page.extract`, on the engine's agent that needs no model
- `test_choices`: Options that take one of some words, in all classes
- `test_dialog`: Dialogs: the page answers them with what listeners do, read from their code
- `test_download`: Files that links give
- `test_extract`: `extract` of pages, frames and locators: types, errors, parts of the page, and answers that the page
  does not have
- `test_extract_by_model`: `extract` with a language model of the user's own, which a function of the test plays
- `test_frame`: Frames: the tree, identity, what can be done in them, those of other origins
- `test_pause`: `page.pause()` at a terminal, and where there is none; picking a locator
- `test_popups`: Pages that scripts, links and forms open
"""
