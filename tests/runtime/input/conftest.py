"""A page of native Playwright beside the runtime's, for the same input."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.runtime.conftest import KeptPage, Runtime

from .both import Both


@pytest.fixture(scope="session")
async def kept_native_page(native_browser: Browser) -> AsyncIterator[KeptPage]:
    kept = KeptPage(native_browser)
    yield kept
    await kept.close()


@pytest.fixture
async def both(runtime: Runtime, kept_native_page: KeptPage) -> AsyncIterator[Both]:
    compared = Both(await kept_native_page.fresh(), runtime)
    yield compared
    await kept_native_page.give_back(spoilt=compared.has_moved_the_mouse)
