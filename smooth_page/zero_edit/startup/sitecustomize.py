"""Python imports this at start-up, since its folder is first on PYTHONPATH (see smooth_page/zero_edit)."""

import importlib.util
import os
import sys
from importlib.machinery import PathFinder


def _run_shadowed() -> None:
    """Runs the machine's sitecustomize, which this one hides, if there is one."""
    here = os.path.dirname(os.path.abspath(__file__))
    spec = PathFinder.find_spec("sitecustomize", [path for path in sys.path if os.path.abspath(path) != here])
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


_run_shadowed()
if os.environ.get("SMOOTH_PAGE_ZERO_EDIT"):
    from smooth_page.zero_edit.finder import install

    install()
