from __future__ import annotations

import pytest

from tests.runtime.conftest import Runtime

from .both import Both


@pytest.fixture
async def both(runtime: Runtime) -> Both:
    return Both(await runtime.page.context.new_page(), runtime)
