"""Naming elements, and acting on them.

- `element_actions`: The actions that a locator and an element handle share, in one event each
- `element_handle`: Handles of nodes in the page
- `file_chooser`: A page's wish for files
- `frame_locator`: Frame locators: the content of an <iframe>, named by how to find it
- `get_by`: The methods that name elements by what a user perceives; pages, frames, locators and frame locators have
  them
- `input`: Keyboard, mouse and touchscreen of a page: input that goes to what is focused, or to a point
- `js_handle`: Handles of JavaScript objects in the page
- `locator`: Locators: elements named by how to find them, looked up anew for each call
- `locator_handlers`: Handlers of what may stand in the way: overlays, banners, dialogs of the page's own
- `screenshots`: Images of pages and elements, which the page itself draws
- `selector_actions`: The methods of a page and a frame that take a selector: they act on its match, in one event
  each
- `target`: One element as the page is told of it, and the one way in which every object acts on it
"""
