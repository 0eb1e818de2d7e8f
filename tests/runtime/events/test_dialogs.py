"""Dialogs are answered as Python has decided, and reported."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import Dialog, Route

from tests.runtime.conftest import Watched

CALLS = [
    "alert('a')",
    "alert()",
    "alert(undefined)",
    "alert({})",
    "confirm('c')",
    "confirm()",
    "prompt('p', 'd')",
    "prompt('p')",
    "prompt()",
    "prompt('p', undefined)",
    "prompt(null, null)",
]
ANSWERS: list[dict[str, Any]] = [{"accept": True}, {"accept": False}, {"accept": True, "text": "answer"}]


@pytest.mark.parametrize("given", ANSWERS)
async def test_answers_and_texts_are_native_ones(watched: Watched, given: dict[str, Any]) -> None:
    native: list[tuple[str, str, str]] = []

    async def answer(dialog: Dialog) -> None:
        native.append((dialog.type, dialog.message, dialog.default_value))
        await (dialog.accept(given.get("text")) if given["accept"] else dialog.dismiss())

    watched.page.on("dialog", answer)
    expected = {call: await watched.page.evaluate(call) for call in CALLS}
    await watched.observe("dialog", dialogs={"states": [given]})
    assert {call: await watched.page.evaluate(call) for call in CALLS} == expected
    reported = await watched.reported("dialog", len(CALLS))
    assert [(dialog["type"], dialog["message"], dialog["defaultValue"]) for dialog in reported] == native
    assert {dialog["accepted"] for dialog in reported} == {given["accept"]}


async def test_dialogs_of_frames(watched: Watched) -> None:
    await watched.page.evaluate("document.body.append(document.createElement('iframe'))")
    await watched.observe("dialog", dialogs={"states": [{"accept": True}]})
    assert await watched.page.evaluate("frames[0].confirm('inside')") is True
    assert (await watched.reported("dialog"))[0]["message"] == "inside"


async def test_printing_opens_nothing_and_is_reported_to_nobody(watched: Watched) -> None:
    await watched.observe("dialog")
    assert await watched.page.evaluate("print()") is None
    await watched.look()
    assert [item for item in watched.runtime.news if item["kind"] == "dialog"] == []


ASKING = [
    "onbeforeunload = () => 'stay?'",
    "onbeforeunload = (event) => { event.preventDefault(); }",
    "addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay?'; })",
    "addEventListener('beforeunload', (event) => { event.returnValue = 'stay?'; })",
]


@pytest.mark.parametrize("asking", ASKING)
async def test_a_page_that_asks_to_stay_is_left(watched: Watched, asking: str) -> None:
    opened: list[str] = []
    watched.page.on("dialog", lambda dialog: opened.append(dialog.type))
    await watched.observe("dialog")
    await watched.page.mouse.click(5, 5)  # browsers only ask once the user has done something
    await watched.page.evaluate(f"() => {{ {asking} }}")
    answered = asyncio.Event()

    async def come(route: Route) -> None:
        await answered.wait()  # else the next document may take the place of this one before it has answered
        await route.fulfill(body="next", content_type="text/html")

    await watched.page.route("**/next", come)
    command = watched.runtime.command("evaluate", {"returns": "value"})
    code = "() => { setTimeout(() => { location.href = '/next' }); return new Promise(() => {}); }"
    reply = await watched.runtime.turn({"start": [command], "slice": 20000}, code=code)
    assert reply["outcomes"][0]["status"] == "pending"
    answered.set()
    await watched.page.wait_for_url("**/next")
    await watched.page.unroute("**/next", come)
    assert opened == []
    assert [item["type"] for item in watched.runtime.news if item["kind"] == "dialog"] == ["beforeunload"]


async def test_dialogs_that_nobody_observes_are_the_browsers(watched: Watched) -> None:
    opened: list[str] = []

    async def dismiss(dialog: Dialog) -> None:
        opened.append(dialog.type)
        await dialog.dismiss()

    watched.page.on("dialog", dismiss)
    await watched.observe("dialog")
    await watched.observe()
    await watched.page.evaluate("alert(1)")
    assert opened == ["alert"]


async def test_handlers_of_a_page_that_is_left_run_as_ever(watched: Watched) -> None:
    await watched.page.evaluate(
        """() => {
            const note = (what) => localStorage.setItem('ran', (localStorage.getItem('ran') || '') + what);
            addEventListener('beforeunload', () => note('listener '));
            onbeforeunload = function (event) { note('handler ' + (this === window) + event.type + ' '); };
        }"""
    )
    await watched.observe("dialog")
    await watched.page.goto("http://site.test/next")
    assert await watched.page.evaluate("localStorage.ran") == "listener handler truebeforeunload "
