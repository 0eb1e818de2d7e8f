"""A pytest plugin for zero-edit runs of Playwright's own suite, which imports a few of its private modules.

Names for paths and types work; what would test Playwright's internals fails when it is called.

The suite's web server reports requests to its sync tests through the event loop that Playwright's sync API runs in
their thread. This package runs none, so the server gets a way of reporting that does not need one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from smooth_page import async_api, sync_api
from smooth_page._shared.assertions.soft_assertions import soft_scope


def folder_of_caller() -> Path:
    """Returns the folder of the calling file."""
    return Path(sys._getframe(1).f_code.co_filename).parent.absolute()


def driver_executable() -> tuple[str, str]:
    """Returns the installed driver, beside which the suite looks for the trace viewer."""
    driver = Path(str(metadata.distribution("playwright").locate_file("playwright/driver")))
    return str(driver / "node"), str(driver / "package" / "cli.js")


def unavailable(*_: Any, **__: Any) -> NoReturn:
    """Replaces Playwright's internals."""
    raise NotImplementedError("Playwright's internals are not part of its API")


INTERNALS: dict[str, dict[str, Any]] = {
    "_path_utils": {"get_file_dirname": folder_of_caller},
    "_driver": {"compute_driver_executable": driver_executable},
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


# The suite compares texts about a browser with those of its parts, which it takes from Playwright's inner object.
for _world in (async_api, sync_api):
    _world.Browser._impl_obj = property(lambda browser: browser)


class Arriving(Future[Any]):
    """Replaces an asyncio future of the server: set in the server's thread, read in the test's."""

    @property
    def _loop(self) -> Arriving:
        return self

    def call_soon_threadsafe(self, function: Callable[..., Any], *args: Any) -> None:
        function(*args)

    @property
    def value(self) -> Any:
        return self.result(timeout=10)


@contextmanager
def expect_request(server: Any, path: str) -> Iterator[Arriving]:
    server.request_subscribers[path] = arriving = Arriving()
    yield arriving


@contextmanager
def expect_websocket(server: Any) -> Iterator[Arriving]:
    arriving = Arriving()
    server.once_web_socket_connection(arriving.set_result)
    yield arriving


def pytest_collection_finish() -> None:
    server = sys.modules.get("tests.server")
    if server:
        server.Server.expect_request = expect_request
        server.Server.expect_websocket = expect_websocket
