"""Naming elements, and acting on them.

- `element_actions`: `click`, `fill` and the other actions that locators and element handles share, one event each
- `element_handle`: Handles of nodes in the page
- `extraction`: The steps of `extract`: asks the service about a part of the page, or a model, and checks the answer
- `extracts`: `extract` of pages, frames and locators: data in the shape that the user asks for
- `file_chooser`: The file chooser that a page opens
- `frame_locator`: Frame locators: the content of an <iframe>, named by how to find it
- `get_by`: The methods that name elements by what a user sees, of pages, frames, locators and frame locators
- `input`: Keyboard, mouse and touchscreen of a page
- `js_handle`: Handles of JavaScript objects in the page
- `locator`: Locators: elements named by how to find them, looked up again for each call. Actions: `element_actions`
- `locator_handlers`: Handlers for overlays, banners and dialogs of the page that may cover elements
- `model_answers`: Answers of a language model of the user's own: drives the agent core
- `screenshots`: Images of pages and elements, which the page itself draws
- `selector_actions`: `Page.click` and the other methods of pages and frames that take a selector, one event each
- `target`: An element as the runtime receives it, and the operations on it, which all classes share
"""
