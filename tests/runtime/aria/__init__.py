"""Tests of smooth_page/runtime/src/aria.

- `test_descriptions`: Accessible names, descriptions and error messages that no snapshot shows, against native
  Playwright
- `test_pages`: Aria snapshots of pages full of cases (pages/*.html), against native Playwright: roles, names, states,
  trees
- `test_snapshot`: Options and special places of aria snapshots, against native Playwright
- `test_templates`: Templates of to_match_aria_snapshot, matched and refused as by native Playwright
"""
