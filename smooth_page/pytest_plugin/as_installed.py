"""Lets Python import this package's modules as they are installed. The plugin imports this module first.

pytest rewrites the assertions of all modules of a package that has a plugin: hundreds of files here, which have none
for users. Wherever pytest can't keep what it has rewritten, each process would parse them anew, and every process of a
suite would begin seconds later.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

_OWN = f"{__name__.partition('.')[0]}."


class _AsInstalled(MetaPathFinder):
    """Comes before pytest's finder."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return PathFinder.find_spec(fullname, path, target) if fullname.startswith(_OWN) else None


sys.meta_path.insert(0, _AsInstalled())
