"""Tests of smooth_page/runtime/src/documents.

- `test_content`: Documents as text, out and in
- `test_fresh_window`: A window without a past in the place of the present one, without a request
- `test_intercepted_navigations`: Where links and scripts lead: kept from the browser and reported, or left to it
- `test_open`: Documents that the runtime writes itself: what is routed in them from the first byte on, and what they
  look like
- `test_soft_load`: A document that is loaded once more with scripts in front of its own
- `test_subresources`: Addresses that scripts give to elements and styles: Python is asked before the browser requests
  them
- `test_tags`: add_script_tag and add_style_tag
"""
