"""Tests of smooth_page/_async/elements.

- `test_element_handle`: Handles of nodes: they stay with their node, and say so when it is gone
- `test_file_chooser`: Inputs that ask for files, and what gives them some
- `test_files`: Files given to inputs
- `test_frame_locator`: The content of iframes, named by how to find them
- `test_input`: Keyboard, mouse and touchscreen
- `test_js_handle`: Handles of JavaScript objects
- `test_locator`: Locators: how they are built, what they read, what they say when they fail
- `test_locator_handlers`: Locator handlers: called when what they are for is in the way
- `test_screenshots`: Screenshots of pages and elements
"""
