"""A pytest plugin: options for the pytest processes that tests start, but not for the process that it is loaded in."""

from __future__ import annotations

import os

VARIABLE = "CONFORMANCE_INNER_OPTIONS"


def pytest_configure() -> None:
    if os.environ.get(VARIABLE):
        os.environ["PYTEST_ADDOPTS"] = os.environ[VARIABLE]
