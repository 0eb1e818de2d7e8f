"""What dialog listeners are going to do, read from their code before a dialog opens. No code of the user's is run.

- `sources`: from a function to its syntax tree
- `values`, `state`, `scope`, `path`, `signals`: what is known while a listener is read
- `expressions`, `comparisons`, `attributes`, `containers`, `statements`: the language
- `calls`, `functions`: calls of the dialog, of the user's functions, and of Python's own
- `texts`, `regexes`: what the page computes from a dialog's type, message and default value
- `reader`, `decisions`: from listeners to the table of decisions that the page applies
"""

from __future__ import annotations

from .decisions import Decisions as Decisions
from .state import Listener as Listener
from .state import State as State
