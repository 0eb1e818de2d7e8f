"""Runs the JavaScript of an evaluate_js event, in whichever of the documented forms it comes.

`return document.title` is a function body, `document.title` an expression, `(args) => args.x` a function. Which one a
text is, is found by trying: one that does not compile in one form has not run, and what it was is remembered.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from typing import Any, Protocol

from playwright.async_api import Error as PlaywrightError

# Words that start a statement and can't start an expression.
STATEMENT = re.compile(r"\s*(?:return|let|const|var|if|for|while|do|switch|try|throw)\b")
MOST_REMEMBERED = 1000
GONE = "Execution context was destroyed, most likely because of a navigation"


class ScriptError(Exception):
    """The script threw, does not parse, or its result can't be JSON: a 400 with this text."""


class Devtools(Protocol):
    """A session of the Chrome DevTools protocol."""

    async def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]: ...


class Evaluator:
    """Evaluates in the main world of a page's main frame."""

    def __init__(self, devtools: Devtools) -> None:
        self._devtools = devtools
        self._bodies: OrderedDict[str, bool] = OrderedDict()

    async def evaluate(self, js: str, args: Any = None) -> Any:
        """The script's JSON result, promises awaited; undefined is None. Raises ScriptError."""
        is_body = self._bodies.get(js, STATEMENT.match(js) is not None)
        answer = await self._run(js, args, is_body)
        if _does_not_compile(answer) and not is_body:  # then nothing of it was run
            body_answer = await self._run(js, args, True)
            if not _does_not_compile(body_answer):
                answer = body_answer
                self._remember(js)
        if "exceptionDetails" in answer:
            raise ScriptError(_exception_text(answer["exceptionDetails"]))
        return _json_result(answer["result"])

    async def _run(self, js: str, args: Any, is_body: bool) -> dict[str, Any]:
        value = f"const value = (\n{without_end(js)}\n);\nreturn typeof value === 'function' ? value(args) : value;"
        body = js if is_body else value
        try:
            return await self._devtools.send(
                "Runtime.evaluate",
                {
                    "expression": f"(async (args) => {{\n{body}\n}})({json.dumps(args)})",
                    "awaitPromise": True,
                    "returnByValue": True,
                    "userGesture": True,
                },
            )
        except PlaywrightError as error:
            raise ScriptError(_protocol_text(error)) from error

    def _remember(self, js: str) -> None:
        self._bodies[js] = True
        if len(self._bodies) > MOST_REMEMBERED:
            self._bodies.popitem(last=False)


def _does_not_compile(answer: dict[str, Any]) -> bool:
    """What the script throws is a rejection, as it runs in an async function; a text that does not parse is none."""
    details = answer.get("exceptionDetails")
    return details is not None and "in promise" not in details["text"]


def without_end(js: str) -> str:
    """An expression without the semicolons that would end it."""
    return js.rstrip().rstrip(";")


def _protocol_text(error: PlaywrightError) -> str:
    text = error.message
    if "navigated or closed" in text or "context was destroyed" in text or "Cannot find context" in text:
        return GONE
    if "reference chain is too long" in text or "couldn't be returned by value" in text:
        return "The result cannot be JSON: it is cyclic or nested too deeply"
    return text


def _exception_text(details: dict[str, Any]) -> str:
    exception = details.get("exception", {})
    if "description" in exception:
        return str(exception["description"]).split("\n    at ")[0]
    if "value" in exception:
        return f"Uncaught {json.dumps(exception['value'])}"
    return str(exception.get("unserializableValue") or details.get("text", "the script failed"))


def _json_result(result: dict[str, Any]) -> Any:
    kind = result.get("subtype") or result["type"]
    if kind in ("function", "symbol", "bigint", "node", "weakmap", "weakset", "generator", "proxy"):
        raise ScriptError(f"The result cannot be JSON: it is a {kind}")
    if "unserializableValue" in result:
        raise ScriptError(f"The result cannot be JSON: {result['unserializableValue']}")
    return result.get("value")
