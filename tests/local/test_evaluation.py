"""The evaluator, over a DevTools session whose document is replaced between two messages."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.evaluation import LARGE, Evaluator, ScriptError


class Navigating:
    """A session of which the first call of a function fails with `text`."""

    def __init__(self, text: str) -> None:
        self.methods: list[str] = []
        self._text = text

    async def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        assert params is not None
        self.methods.append(method)
        if method == "Runtime.callFunctionOn":
            raise PlaywrightError(f"CDPSession.send: Protocol error (Runtime.callFunctionOn): {self._text}")
        made = {"type": "function", "objectId": "1.2.3"}
        return {"result": {"type": "number", "value": 7} if params.get("awaitPromise") else made}


@pytest.mark.parametrize("text", ["Cannot find context with specified id", "Could not find object with given id"])
def test_a_document_that_is_replaced_before_anything_has_run(text: str) -> None:
    devtools = Navigating(text)
    assert asyncio.run(Evaluator(devtools).evaluate(" " * LARGE + "7")) == 7
    assert devtools.methods == ["Runtime.evaluate", "Runtime.callFunctionOn", "Runtime.evaluate"]


def test_a_document_that_is_replaced_while_it_runs() -> None:
    devtools = Navigating("Inspected target navigated or closed")
    with pytest.raises(ScriptError, match="Execution context was destroyed"):
        asyncio.run(Evaluator(devtools).evaluate(" " * LARGE + "7"))
    assert devtools.methods == ["Runtime.evaluate", "Runtime.callFunctionOn"]
