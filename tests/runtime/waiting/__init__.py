"""Tests of smooth_page/runtime/src/waiting.

- `test_element_state`: wait.elementState
- `test_handlers`: Locator handlers: asked of Python before each attempt, and waited for
- `test_loading`: Load states and addresses
- `test_selector`: wait.selector: states, call logs, and how quickly a change is noticed
- `test_states`: Element states, ours against native Playwright's: which control an element stands for, and what state
  that is in
"""
