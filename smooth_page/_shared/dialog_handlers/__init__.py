"""What dialog listeners are going to do, read from their code before a dialog opens. No code of the user's is run.

- sources.py: from a function to its syntax tree
- values.py, state.py, scope.py, path.py, signals.py: what is known while a listener is read
- expressions.py, comparisons.py, attributes.py, containers.py, statements.py: the language
- calls.py, functions.py: calls of the dialog, of the user's functions, and of Python's own
- texts.py, regexes.py: what the page computes from a dialog's type, message and default value
- reader.py, decisions.py: from listeners to the table of decisions that the page applies
"""

from __future__ import annotations

from .decisions import Decisions as Decisions
from .state import Listener as Listener
from .state import State as State
