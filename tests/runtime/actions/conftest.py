"""Actions on a page of their own, which succeed or fail."""

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


@pytest.fixture
def tells(runtime: Runtime) -> Act:
    """Starts an action that can't succeed, until `is_enough` likes its call log; gives the log.

    `script` runs once, when the action has failed for the first time.
    """

    async def run(
        html: str, op: str, selector: str, is_enough: Callable[[list[str]], bool], script: str = "", **params: Any
    ) -> list[str]:
        await runtime.page.set_content(html)
        command = runtime.command(op, {"target": {"selector": selector, "strict": True}, **params}, timeout=0)
        message: dict[str, Any] = {"start": [command], "slice": 20}
        while True:
            (outcome,) = (await runtime.turn(message, chunks=("core", "actions")))["outcomes"]
            assert outcome["status"] == "pending", outcome
            if script and any(line.startswith("retrying") for line in outcome["log"]):
                await runtime.page.evaluate(script)
                script = ""
            if is_enough(outcome["log"]):
                await runtime.turn({"cancel": [command["id"]]})
                log: list[str] = outcome["log"]
                return log
            message = {"wait": [command["id"]], "slice": 20}

    return run
