from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.runtime.conftest import Runtime

from .both import Both


@pytest.fixture
async def both(native_browser: Browser, runtime: Runtime) -> AsyncIterator[Both]:
    context = await native_browser.new_context()
    yield Both(await context.new_page(), runtime)
    await context.close()
