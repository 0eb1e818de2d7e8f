"""xdist: its workers share one embedded engine, which the process that starts them starts."""

from __future__ import annotations

from contextlib import suppress

import pytest

from smooth_page._io.endpoint import find_endpoint
from smooth_page.errors import Error


class SharedEngine:
    """Hooks; registered where the fixtures are."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_setupnodes(self, config: pytest.Config) -> None:
        if config.getoption("--smooth-url"):
            return
        with suppress(Error):  # told by the first test that needs a browser: others run without
            find_endpoint()  # workers find the engine through their environment
