"""How run_task drives operations, on a tab that answers from a list."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from smooth_page._protocol import commands
from smooth_page._protocol.call import Call
from smooth_page._protocol.contract import Target
from smooth_page.local.agent import UnableError
from smooth_page.local.evaluation import GONE, ScriptError
from smooth_page.local.tab import Tab
from smooth_page.local.tasks.driver import Driver

NEVER = object()
FIELD: Target = {"selector": "#name"}
COUNT: Call[Any] = commands.query_count(FIELD)
FILL: Call[Any] = commands.fill(FIELD, value="text")
CLICK: Call[Any] = commands.click(FIELD)


class FakeTab:
    """Records turns: whether each brings the runtime, and its message."""

    def __init__(self, *answers: Any) -> None:
        self.turns: list[tuple[bool, dict[str, Any]]] = []
        self._answers = list(answers)

    async def evaluate(self, js: str, args: Any = None) -> Any:
        self.turns.append(("__smooth_makers.core" in js.partition("let __smooth_kernel = window")[0], args))
        answer = self._answers.pop(0)
        if answer is NEVER:
            await asyncio.Event().wait()
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def started(self) -> list[str]:
        """The operations that each turn started."""
        return [" ".join(command["op"] for command in message.get("start", [])) for _, message in self.turns]


def reply(id: int, status: str, doc: str = "one", *, leaving: bool = False, **more: Any) -> dict[str, Any]:
    outcomes = [{"id": id, "status": status, **more}]
    return {"doc": doc, "outcomes": outcomes, "news": [], "chunks": ["actions"], "leaving": leaving}


async def run(tab: FakeTab, *calls: Call[Any]) -> list[Any]:
    driver = Driver(cast("Tab", tab))
    return [await driver.run(call) for call in calls]


async def test_a_document_gets_the_runtime_once() -> None:
    tab = FakeTab(reply(2, "done", value=1), reply(4, "done"), {"absent": True}, reply(6, "done", "two", value=3))
    assert await run(tab, COUNT, FILL, COUNT) == [1, None, 3]
    assert [brings for brings, _ in tab.turns] == [True, False, False, True]


async def test_an_action_that_was_lost_says_that_it_may_have_acted() -> None:
    tab = FakeTab(ScriptError(GONE), reply(2, "left", "two"))
    assert await run(tab, CLICK) == [None]
    first, second = [message["start"][0] for _, message in tab.turns]
    assert (first["id"], second["id"], second["again"]) == (2, 2, True)


async def test_an_action_that_leads_away_waits_for_the_next_document() -> None:
    left, loaded = reply(4, "done", "two"), reply(6, "done", "two")
    tab = FakeTab(reply(2, "done", leaving=True), left, loaded)
    await run(tab, CLICK)
    assert tab.started == ["click", "page.left", "page.loadState"]


async def test_failures_name_the_element_as_it_is_in_python() -> None:
    error = {"kind": "timeout", "message": "no {{target}}", "log": []}
    tab = FakeTab(reply(2, "error", error={**error, "kind": "element"}), reply(4, "error", error=error))
    driver = Driver(cast("Tab", tab))
    with pytest.raises(UnableError, match=r'^no locator\("#name"\)$'):
        await driver.run(FILL)
    with pytest.raises(UnableError, match=r"^Timeout 500ms exceeded\.$"):
        await driver.run(FILL, timeout=500)


async def test_a_page_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smooth_page._protocol.operation.LOST_PAUSE", 0)
    monkeypatch.setattr("smooth_page._protocol.operation.GRACE", 0)
    with pytest.raises(UnableError, match="the page does not answer"):
        await Driver(cast("Tab", FakeTab(NEVER))).run(CLICK, timeout=1)
    broken = ScriptError("RangeError: stack")
    with pytest.raises(UnableError, match="RangeError: stack"):
        await run(FakeTab(*[broken] * 5), CLICK)
    with pytest.raises(UnableError, match="The page's answer is not the runtime's"):
        await run(FakeTab(*["nonsense"] * 5), CLICK)
