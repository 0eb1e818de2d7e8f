"""Selectors, and the arguments of actions on elements.

- `files`: Files for an upload or a drop: paths and payloads, checked, read, and cut into pieces where they are
  large
- `locator_text`: How a selector reads in messages: `get_by_role("button", name="x").first` instead of its internal
  string
- `screenshot_options`: The options of screenshots: checked, and as parameters of the runtime's operation
- `selectors`: Builds selector strings from what users name elements by; users see them in the repr of a locator
"""
