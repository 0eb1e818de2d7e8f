"""`run_task` without a model: plain imperative steps, done through the in-page runtime like everyone else's actions.

grammar.py reads sentences into steps, finding.py names elements, driver.py runs operations, performing.py does it all.
"""

from __future__ import annotations

from smooth_page.local.tasks.performing import run_task

__all__ = ["run_task"]
