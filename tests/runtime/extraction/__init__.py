"""Tests of smooth_page/runtime/src/extraction.

- `test_places`: Whether the page has what was extracted, and where: on pages with many things alike
- `test_reading`: What a page is shown of to a language model: references, gaps, secrets, and what it states for
  machines
"""
