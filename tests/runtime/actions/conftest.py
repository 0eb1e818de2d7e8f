from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.runtime.conftest import OperationFailed, Runtime

Act = Callable[..., Awaitable[Any]]


@pytest.fixture
def act(runtime: Runtime) -> Act:
    """`act(html, op, selector, **params)`; `html` None: the page as it is."""

    async def run(html: str | None, op: str, selector: str, timeout: float = 5000, **params: Any) -> Any:
        if html is not None:
            await runtime.page.set_content(html)
        return await runtime.run(op, {"target": {"selector": selector, "strict": True}, **params}, timeout=timeout)

    return run


@pytest.fixture
def fails(act: Act) -> Act:
    """Like `act`, for what must fail: gives the failure."""

    async def run(html: str | None, op: str, selector: str, timeout: float = 5000, **params: Any) -> OperationFailed:
        with pytest.raises(OperationFailed) as caught:
            await act(html, op, selector, timeout, **params)
        return caught.value

    return run
