"""A pytest plugin for zero-edit runs of Playwright's own suite, which imports a few of its private modules.

What stands for paths and types is given; what would test the inside of Playwright fails when it is called.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from smooth_page import async_api
from smooth_page._shared.soft_assertions import soft_scope


def folder_of_caller() -> Path:
    """The folder of the file that calls."""
    return Path(sys._getframe(1).f_code.co_filename).parent.absolute()


def unavailable(*_: Any, **__: Any) -> NoReturn:
    """In the place of Playwright's internals."""
    raise NotImplementedError("the inside of Playwright is not part of its API")


INTERNALS: dict[str, dict[str, Any]] = {
    "_path_utils": {"get_file_dirname": folder_of_caller},
    "_driver": {"compute_driver_executable": unavailable},
    "_selectors": {"Selectors": async_api.Selectors},
    "_page": {"Page": async_api.Page},
    "_browser": {"Browser": async_api.Browser},
    "_network": {"Request": async_api.Request, "Route": async_api.Route},
    "_helper": {"url_matches": unavailable},
    "_glob": {"glob_to_regex_pattern": unavailable},
    "_assertions": {"_soft_scope": soft_scope},
}

for _name, _values in INTERNALS.items():
    _module = ModuleType(f"playwright._impl.{_name}")
    _module.__dict__.update(_values)
    sys.modules[_module.__name__] = _module
