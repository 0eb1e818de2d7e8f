"""Pages that break what they can, in this package and in native Playwright."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import playwright.async_api as native
import pytest

import hatch_build
import smooth_page.async_api as ours
from smooth_page.local.chromium import find_chromium
from tests.web_server import WebServer


@pytest.fixture(scope="session")
def site() -> Iterator[WebServer]:
    server = WebServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
async def contexts() -> AsyncIterator[list[Any]]:
    """A context of this package's, and one of native Playwright's on the same Chromium."""
    hatch_build.build()
    async with ours.async_playwright() as facade, native.async_playwright() as oracle:
        yield [
            await (await facade.chromium.launch()).new_context(),
            await (await oracle.chromium.launch(executable_path=find_chromium())).new_context(),
        ]
