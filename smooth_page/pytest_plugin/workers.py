"""xdist: the workers share one embedded engine, started by the process that starts them."""

from __future__ import annotations

from contextlib import suppress

import pytest

from smooth_page._io.endpoint import find_endpoint
from smooth_page.errors import Error


class SharedEngine:
    """Hooks, registered together with the fixtures."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_setupnodes(self, config: pytest.Config) -> None:
        if config.getoption("--smooth-url"):
            return
        with suppress(Error):  # reported by the first test that needs a browser; other tests run without one
            find_endpoint()  # workers find the engine through their environment
