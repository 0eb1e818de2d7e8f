"""Python's part where it decides about requests: answers what the page asks, by addresses."""

from __future__ import annotations

import base64
from typing import Any

from tests.runtime.conftest import Runtime

SITE = "http://site.test"
CHUNKS = ("core", "observe", "intercept")
ALL = [{"source": "", "flags": ""}]
KINDS = ["request", "response", "requestfinished", "requestfailed"]
ROUTED = {"observe": KINDS, "routes": ALL}
ABORTED = {"action": "abort"}
CONTINUED = {"action": "continue"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>'


def fulfilled(body: str, content_type: str = "text/html", **headers: str) -> dict[str, Any]:
    """A decision; `set_cookie="a=b"` is the header set-cookie."""
    named = [[name.replace("_", "-"), value] for name, value in headers.items()]
    encoded = base64.b64encode(body.encode()).decode()
    facts = {"status": 200, "statusText": "OK", "headers": [["content-type", content_type], *named]}
    return {"action": "fulfill", **facts, "base64": encoded}


def opening(path: str, html: str, *, more: dict[str, str] | None = None, **params: Any) -> dict[str, Any]:
    """Parameters of `intercept.open` for a document with that text; `more` are its headers."""
    steps: dict[str, Any] = {"programs": [], "scripts": [], "commands": []}
    plain = {"state": "load", **steps, "policies": True, "referrer": None}
    return {**plain, "url": f"{SITE}{path}", "fulfilled": fulfilled(html, **(more or {})), **params}


class Decider:
    """Runs commands of a page whose requests are routed. `asked`: (address, type) of what it was asked about."""

    def __init__(self, runtime: Runtime, decisions: dict[str, dict[str, Any]], default: dict[str, Any]) -> None:
        self.runtime = runtime
        self.asked: list[tuple[str, str]] = []
        self.news: list[dict[str, Any]] = []
        self._decisions = decisions
        self._default = default
        self._known: dict[str, dict[str, Any]] = {}

    async def run(self, op: str, params: dict[str, Any] | None = None, *, code: str | None = None, **first: Any) -> Any:
        """Runs one operation to its end, with a decision for each request by what its address ends in."""
        command = self.runtime.command(op, params)
        message: dict[str, Any] = {"start": [command], "slice": 5000, **first}
        while True:
            reply = await self.runtime.turn(message, code, CHUNKS)
            answers = self._answers(reply)
            (outcome,) = reply["outcomes"]
            if outcome["status"] == "done":
                while answers:  # what was asked beside it
                    answers = self._answers(await self.runtime.turn({"slice": 0, "resume": answers}))
                return outcome["value"]
            assert outcome["status"] == "pending", outcome
            message, code = {"wait": [command["id"]], "resume": answers, "slice": 5000}, None

    async def until(self, script: str) -> None:
        """Decides until the page's script gives something true."""
        await self.run("waitForFunction", {"polling": "raf"}, code=script)

    def _answers(self, reply: dict[str, Any]) -> list[dict[str, Any]]:
        answers = []
        for item in reply["news"]:
            self.news.append(item)
            if item["kind"] == "request":
                self._known[item["request"]] = item
            if item["kind"] == "routecall":
                request = self._known[item["request"]]
                self.asked.append((request["url"].removeprefix(SITE), request["resourceType"]))
                decisions = self._decisions.items()
                decision = next((value for end, value in decisions if request["url"].endswith(end)), self._default)
                answers.append({"id": item["id"], "value": decision})
        return answers


async def routed(
    runtime: Runtime, decisions: dict[str, dict[str, Any]], default: dict[str, Any] = ABORTED, **settings: Any
) -> Decider:
    """Everything is routed from now on, in a page of the site."""
    await runtime.turn({"slice": 0, "settings": {**ROUTED, **settings}}, chunks=CHUNKS)
    return Decider(runtime, decisions, default)
