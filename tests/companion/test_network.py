"""Requests of a tab, as the companion reports them."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import AsyncIterator
from typing import Any

import pytest

from .conftest import CompanionRuntime
from .test_channel import site

KINDS = ["request", "response", "requestfinished", "requestfailed", "websocket"]


@pytest.fixture
async def observed(companion: CompanionRuntime) -> AsyncIterator[CompanionRuntime]:
    """A runtime while Python listens to the network."""
    await companion.turn({"settings": {"observe": KINDS}})
    companion.news.clear()
    yield companion
    await companion.turn({"settings": {"observe": []}})


def reported(companion: CompanionRuntime, url: str) -> list[dict[str, Any]]:
    """The news of requests for that URL."""
    names = {item["request"] for item in companion.news if item["kind"] == "request" and item["url"] == url}
    return [item for item in companion.news if item.get("request") in names]


async def test_requests_of_documents_frames_and_scripts_are_reported(observed: CompanionRuntime) -> None:
    address = site("<iframe src=/inner></iframe><script src=/code.js></script>")
    await observed.page.goto(address)
    arrived = await observed.run("page.arrive", {"state": "load"})
    assert [item["kind"] for item in arrived["requests"]] == ["request", "response", "requestfinished"]
    frames = [item for item in observed.news if item["kind"] == "frames"][-1]["frames"]
    for url, kind, frame in (
        (address, "document", "main"),
        ("http://site.test/inner", "document", frames[1]["id"]),
        ("http://site.test/code.js", "script", "main"),
    ):
        asked, answered, *_ = reported(observed, url)
        assert (asked["resourceType"], asked["frame"], asked["navigation"]) == (kind, frame, kind == "document")
        assert (answered["status"], dict(answered["headers"])["content-type"]) == (200, "text/html")
        assert "User-Agent" in dict(asked["headers"])


async def test_the_reply_brings_what_the_operation_has_caused(observed: CompanionRuntime) -> None:
    await observed.page.goto(site(""))
    await observed.run("page.arrive", {"state": "load"})
    await observed.run("evaluate", {}, code="fetch('/data', { method: 'POST', body: 'ü' }).then((it) => it.text())")
    asked, answered, *_ = reported(observed, "http://site.test/data")
    assert (asked["method"], b64decode(asked["postData"]["v"]).decode()) == ("POST", "ü")
    assert answered["status"] == 200
    facts = await observed.run("network.facts", {"request": asked["request"], "until": "ended"})
    assert dict(facts["requestHeaders"])["Content-Type"] == "text/plain;charset=UTF-8"
    assert facts["news"][-1]["kind"] == "requestfinished"
    body = await observed.run("network.body", {"request": asked["request"]})
    assert b64decode(body) == b"<title>http://site.test/data</title>"


async def test_nothing_is_reported_unless_python_listens(companion: CompanionRuntime) -> None:
    address = site("<script src=/unheard.js></script>")
    await companion.page.goto(address)
    arrived = await companion.run("page.arrive", {"state": "load"})
    assert arrived["requests"][0]["resourceType"] == "document"
    assert not reported(companion, address)
    assert not reported(companion, "http://site.test/unheard.js")


async def test_the_first_turn_in_a_document_is_answered_without_asking_what_has_brought_it(
    companion: CompanionRuntime,
) -> None:
    await companion.page.goto(site(""))
    kernel = f'window["{companion.ENTRY.name}"]("{companion.ENTRY.secret}")'
    await companion.page.wait_for_function(f"{kernel}.channel.requests")
    start = [{"id": 1, "op": "page.arrive", "params": {"state": "load"}, "timeout": 0}]
    turn = f"(message) => {kernel}.channel.turn(message, [])"
    at_once = await companion.page.evaluate(
        f"(message) => {{ const reply = ({turn})(message); return 'then' in reply ? null : reply; }}",
        {"slice": 5_000, "start": start},
    )
    (outcome,) = at_once["outcomes"]
    assert [item["kind"] for item in outcome["value"]["requests"]] == ["request", "response", "requestfinished"]


async def test_a_document_reports_its_frames_before_any_turn(companion: CompanionRuntime) -> None:
    await companion.page.goto(site("<iframe src=/inner></iframe>"))
    kernel = f'window["{companion.ENTRY.name}"]("{companion.ENTRY.secret}")'
    frames = f"{kernel}.unseen('frames').at(-1)?.frames"
    await companion.page.wait_for_function(f"{frames}?.length === 2 && {frames}[1].url.endsWith('/inner')")
