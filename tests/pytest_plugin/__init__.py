"""The pytest plugin.

- `test_beside_playwright`: Beside the real pytest-playwright, installed as its users have it
- `test_plugin`: Suites run with the plugin on the embedded engine: in processes of their own where the process
  matters, else in this one
- `test_recordings`: What the plugin records of tests, and the reports that show it
- `test_suites`: How suites build on the fixtures: modules of their own, data, unittest, reruns
"""
