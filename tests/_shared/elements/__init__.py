"""Tests of smooth_page/_shared/elements.

- `test_files`: What `set_input_files` is given, on its way to the page
- `test_locator_text`: Locators read in messages as Playwright words them (the table was made by native Playwright's
  own messages)
- `test_pdf_options`: The options of `page.pdf`
- `test_selectors`: Selector strings are the ones that Playwright's locators show
"""
