"""Runs the JavaScript of an evaluate_js event, in any of the documented forms.

`return document.title` is a function body, `document.title` an expression, `(args) => args.x` a function. The form is
found by trying: a text that does not compile in one form has not run. The result is remembered. No function of the
page is called on the way, since a page may have replaced it.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from typing import Any, Protocol

from playwright.async_api import Error as PlaywrightError

# Each comment can match in one way only: otherwise a thousand of them would take exponential time.
# Words that start a statement and can't start an expression, after comments and directives.
STATEMENT = re.compile(
    r"(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/|(?:'use strict'|\"use strict\")\s*;)*"
    r"(?:return|let|const|var|if|for|while|do|switch|try|throw)\b",
    re.DOTALL,
)
OWN_PROTO = re.compile(r'(?<=[{, ])"__proto__":')
MOST_REMEMBERED = 1000
# Characters from which on a text is compiled apart from its arguments.
LARGE = 20_000
LARGE_TEXTS = "large texts"
MOST_HELD = 50
OWN_WORLD = "smooth_page_engine"
GONE = "Execution context was destroyed, most likely because of a navigation"
NOT_JSON = "The result cannot be JSON: "
# Without this, dates and the like would become empty objects: dates become texts, as with JSON.stringify, and other
# values that JSON does not know are named. Plain objects and arrays are recognized by their constructor alone.
FINISH = """
    if (typeof result !== "object" || result === null) return result;
    let kind;
    try {
      const maker = result.constructor;
      if (maker === {}.constructor || maker === [].constructor || maker === undefined) return result;
      if (typeof result.toJSON === "function") return result.toJSON();
      kind = Object.prototype.toString.call(result).slice(8, -1);
    } catch { return result; }
    if (typeof kind !== "string" || kind === "Object" || kind === "Array") return result;
    throw { smoothNotJson: kind };
"""


class ScriptError(Exception):
    """The script threw, can't be parsed, or its result can't be JSON. Answered as 400 with this text."""


class Devtools(Protocol):
    """A session of the Chrome DevTools protocol."""

    async def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]: ...


class Evaluator:
    """Evaluates in the main world of a page's main frame."""

    def __init__(self, devtools: Devtools) -> None:
        self._devtools = devtools
        # By length and hash, since the texts can be large.
        self._bodies: OrderedDict[tuple[int, int], bool] = OrderedDict()
        # Functions that the browser holds for this session, of this document or an earlier one.
        self._held = 0

    async def evaluate(self, js: str, args: Any = None) -> Any:
        """Returns the script's JSON result. Awaits promises; undefined is None. Raises ScriptError."""
        key = (len(js), hash(js))
        is_body = key in self._bodies or STATEMENT.match(js) is not None
        answer = await self._run(js, args, is_body)
        if _does_not_compile(answer) and not is_body:  # then none of it has run
            body_answer = await self._run(js, args, True)
            if not _does_not_compile(body_answer):
                answer = body_answer
                self._remember(key)
        if "exceptionDetails" in answer:
            raise ScriptError(_exception_text(answer["exceptionDetails"]))
        return _json_result(answer["result"])

    async def read(self, expression: str) -> Any:
        """Returns the JSON value of an expression of the engine's own. Raises ScriptError.

        It runs in a world where the page's scripts have replaced nothing: there is the document, and nothing of theirs.
        """
        try:
            tree = await self._devtools.send("Page.getFrameTree")
            frame = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": OWN_WORLD}
            world = await self._devtools.send("Page.createIsolatedWorld", frame)
            code = {"expression": expression, "contextId": world["executionContextId"], "returnByValue": True}
            answer = await self._devtools.send("Runtime.evaluate", code)
        except PlaywrightError as error:
            raise ScriptError(_protocol_text(error)) from error
        if "exceptionDetails" in answer:
            raise ScriptError(_exception_text(answer["exceptionDetails"]))
        return answer["result"].get("value")

    async def _run(self, js: str, args: Any, is_body: bool) -> dict[str, Any]:
        function, given = function_of(js, is_body), literal(args)
        try:
            answer = await self._apart(function, given) if len(js) >= LARGE else None
            return answer or await self._result("Runtime.evaluate", {"expression": f"{function}({given})"})
        except PlaywrightError as error:
            raise ScriptError(_protocol_text(error)) from error

    async def _apart(self, function: str, given: str) -> dict[str, Any] | None:
        """Evaluates the function, then calls it. Returns None if a navigation came between, so that nothing has run.

        V8 keeps the code of what it has compiled, by the whole text. The first text of each document of a site is the
        same, its arguments are not.
        """
        await self._release()
        made = await self._devtools.send("Runtime.evaluate", {"expression": function, "objectGroup": LARGE_TEXTS})
        if "exceptionDetails" in made:
            return made
        self._held += 1
        call = {
            "objectId": made["result"]["objectId"],
            "functionDeclaration": f"function () {{ return this({given}); }}",
        }
        try:
            return await self._result("Runtime.callFunctionOn", call)
        except PlaywrightError as error:
            if any(sign in error.message for sign in ("Cannot find context", "Could not find object")):
                return None
            raise

    async def _release(self) -> None:
        if self._held == MOST_HELD:
            self._held = 0
            await self._devtools.send("Runtime.releaseObjectGroup", {"objectGroup": LARGE_TEXTS})

    async def _result(self, method: str, code: dict[str, Any]) -> dict[str, Any]:
        return await self._devtools.send(
            method, {**code, "awaitPromise": True, "returnByValue": True, "userGesture": True}
        )

    def _remember(self, key: tuple[int, int]) -> None:
        self._bodies[key] = True
        if len(self._bodies) > MOST_REMEMBERED:
            self._bodies.popitem(last=False)


def function_of(js: str, is_body: bool) -> str:
    """Returns an expression: a function of `args` that runs the text and returns a promise.

    The promise rejects with what the text throws. So a text that can't be parsed differs from one that threw a
    SyntaxError.
    """
    value = f"return ((value) => typeof value === 'function' ? value(args) : value)((\n{without_end(js)}\n));"
    return (
        f"((run) => async (args) => {{\n    const result = await run(args);{FINISH}}})"
        # Not an arrow function, which the engine would parse twice.
        f"((async function (args) {{\n{js if is_body else value}\n}}))"
    )


def literal(args: Any) -> str:
    """Returns a JavaScript expression of a JSON value."""
    return OWN_PROTO.sub('["__proto__"]:', json.dumps(args))  # as a plain key it would set the prototype


def _does_not_compile(answer: dict[str, Any]) -> bool:
    details = answer.get("exceptionDetails")
    return details is not None and "in promise" not in details["text"]


def without_end(js: str) -> str:
    """Returns an expression without trailing semicolons."""
    return js.rstrip().rstrip(";")


def _protocol_text(error: PlaywrightError) -> str:
    text = error.message
    if any(sign in text for sign in ("navigated or closed", "context was destroyed", "Cannot find context")):
        return GONE
    if "Promise was collected" in text:
        return f"{GONE}, or its promise can never be resolved"
    if "reference chain is too long" in text:
        return f"{NOT_JSON}it is cyclic or nested too deeply"
    if "couldn't be returned by value" in text:
        return f"{NOT_JSON}it is or contains a symbol or similar"
    return text.removeprefix("CDPSession.send: ")


def _exception_text(details: dict[str, Any]) -> str:
    exception = details.get("exception", {})
    for item in exception.get("preview", {}).get("properties", []):
        if item["name"] == "smoothNotJson":
            return f"{NOT_JSON}it is a {item['value']}"
    if exception.get("subtype") == "error" and "description" in exception:
        return str(exception["description"]).split("\n    at ")[0]
    if "value" in exception:
        return f"Uncaught {json.dumps(exception['value'])}"
    shown = exception.get("unserializableValue") or exception.get("description") or "undefined"
    return f"Uncaught {shown}"


def _json_result(result: dict[str, Any]) -> Any:
    if result["type"] in ("function", "symbol", "bigint"):
        raise ScriptError(f"{NOT_JSON}it is a {result['type']}")
    special = result.get("unserializableValue")
    if special == "-0":
        return 0
    if special is not None:
        raise ScriptError(f"{NOT_JSON}it is {special}")
    return result.get("value")
