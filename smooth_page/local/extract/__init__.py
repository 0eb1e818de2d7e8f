"""`extract` without a model: reads what a page states about itself and fits it to a JSON schema.

page_facts.js collects, matching.py compares names, coercion.py makes types, schema.py puts it together. A property
that the page does not state is null; nothing is guessed.
"""

from __future__ import annotations

from smooth_page.local.extract.schema import extract

__all__ = ["extract"]
