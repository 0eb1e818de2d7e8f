"""Selectors, and the arguments of actions on elements.

- `files`: Files for uploads and drops: paths and payloads, checked, read, and cut into pieces if they are large
- `locator_text`: The text of a selector in messages: `get_by_role("button", name="x").first` instead of its internal
string
- `pdf_options`: The options of `page.pdf`, as parameters of the DevTools command that prints
- `selectors`: Builds selector strings; users see them in the repr of a locator
"""
