"""What a document of the companion's answers without a kernel, and when it makes one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smooth_page._shared.wire.turn_text import chunk_text
from tests.runtime.conftest import Runtime, Serve

BROUGHT = [{"kind": "request", "request": "1", "url": "http://site.test/"}]
ARRIVED = {"news": [], "acted": [], "settings": "", "brought": BROUGHT}
ARRIVE = {"slice": 0, "start": [{"id": 2, "op": "page.arrive", "params": {"state": "load"}, "timeout": 0}]}
TITLE = {"slice": 0, "start": [{"id": 4, "op": "page.title", "params": {}, "timeout": 0}]}


def begins() -> str:
    """Statements like those that the companion puts into new documents (companion/src/documents/scripts.ts).

    `made` counts kernels, `sent` has what the companion is asked.
    """
    return f"""
window.made = 0;
window.sent = [];
const guard = {chunk_text("guard")}(window, true);
const core = {chunk_text("core")};
const make = (entry) => guard.inside(() => (window.made++, core(window, entry, guard)));
const makers = {{ __proto__: null, companion: {chunk_text("companion")} }};
const send = (message) => void window.sent.push(JSON.parse(message));
const beginning = guard.inside(() => {chunk_text("beginning")}(window, {{ guard, make, makers, send }}));
const entry = {json.dumps(vars(Runtime.ENTRY))};
const kernel = () => window[entry.name](entry.secret);
const ask = (question) => window[entry.name](entry.secret, undefined, question);
const turn = (message) => {{ let reply; ask((beginning) => (reply = beginning.turn(message))); return reply; }};
const arrives = (answer) => ask((beginning) => beginning.answered(answer));
"""


async def begun(runtime: Runtime, then: str, settings: dict[str, Any] | None = None) -> Any:
    """The value of statements that run in a document at once after it has begun."""
    script = f"{begins()} beginning.begin(entry, {json.dumps(settings or {})}); {then}"
    return await runtime.page.evaluate(f"([ARRIVED, ARRIVE, TITLE]) => {{ {script} }}", [ARRIVED, ARRIVE, TITLE])


async def test_the_companion_is_asked_once_what_has_brought_the_document(runtime: Runtime) -> None:
    sent = await begun(runtime, "kernel(); arrives(ARRIVED); return sent")
    assert [(message["ask"], message["id"]) for message in sent] == [("arrived", 0)]


async def test_how_a_document_was_loaded_takes_no_kernel(runtime: Runtime) -> None:
    reply, made = await begun(runtime, "arrives(ARRIVED); return [turn(ARRIVE), made]")
    assert made == 0
    (outcome,) = reply["outcomes"]
    assert (outcome["id"], outcome["status"], outcome["value"]["requests"]) == (2, "done", BROUGHT)
    (frames,) = reply["news"]
    assert frames["kind"] == "frames"
    assert [(frame["id"], frame["url"], frame["doc"]) for frame in frames["frames"]] == [
        ("main", "about:blank", reply["doc"])
    ]


async def test_the_kernel_has_the_same_name_and_repeats_the_news(runtime: Runtime) -> None:
    """The first reply may have got lost."""
    first, second = await begun(runtime, "arrives(ARRIVED); return [turn(ARRIVE), kernel().channel.turn(TITLE, [])]")
    assert second["doc"] == first["doc"]
    assert second["news"] == first["news"]
    acknowledged = {**TITLE, "ack": first["news"][0]["seq"]}
    script = f"const {{ name, secret }} = {json.dumps(vars(Runtime.ENTRY))};"
    script += " return window[name](secret).channel.turn(message, [])"
    third = await runtime.page.evaluate(f"(message) => {{ {script} }}", acknowledged)
    assert third["news"] == []


@pytest.mark.parametrize(
    "why",
    [
        pytest.param("return turn(ARRIVE)", id="the companion has not answered"),
        pytest.param("arrives({ ...ARRIVED, brought: undefined }); return turn(ARRIVE)", id="nothing has brought it"),
        pytest.param("arrives({ ...ARRIVED, news: [{}] }); return turn(ARRIVE)", id="the companion has news"),
        pytest.param("arrives(ARRIVED); return turn(TITLE)", id="another operation"),
        pytest.param("arrives(ARRIVED); return turn({ slice: 0 })", id="no operation"),
        pytest.param("arrives(ARRIVED); return turn({ ...ARRIVE, settings: { observe: ['console'] } })", id="settings"),
        pytest.param(
            "arrives(ARRIVED); document.body.append(document.createElement('iframe')); return turn(ARRIVE)", id="frames"
        ),
        pytest.param(
            "arrives(ARRIVED); document.body.attachShadow({ mode: 'open' }); return turn(ARRIVE)", id="shadow trees"
        ),
        pytest.param(
            "arrives(ARRIVED); ARRIVE.start[0].params.state = 'networkidle'; return turn(ARRIVE)", id="a later state"
        ),
        pytest.param("arrives(ARRIVED); ARRIVE.start[0].frame = 'main.1'; return turn(ARRIVE)", id="another frame"),
        pytest.param("arrives(ARRIVED); kernel(); return turn(ARRIVE)", id="there is a kernel"),
    ],
)
async def test_a_kernel_answers(runtime: Runtime, why: str) -> None:
    assert await begun(runtime, why) is None


async def test_the_same_settings_are_no_reason(runtime: Runtime) -> None:
    settings = {"testIdAttribute": "data-id"}
    then = f"arrives(ARRIVED); return turn({{ ...ARRIVE, settings: {json.dumps(settings)} }})"
    assert (await begun(runtime, then, settings))["outcomes"][0]["status"] == "done"


async def test_what_the_page_itself_says_needs_a_kernel_from_the_beginning(runtime: Runtime) -> None:
    took = "let took = 0; beginning.take({ __proto__: null, observe: () => took++ });"
    script = f"{begins()} {took} beginning.begin(entry, {{}}); return [made, took]"
    assert await runtime.page.evaluate(f"() => {{ {script} }}") == [1, 1]


async def test_a_kernel_comes_in_a_moment(runtime: Runtime) -> None:
    await begun(runtime, "")
    await runtime.page.wait_for_function("made === 1")


async def test_a_kernel_comes_when_the_page_navigates(runtime: Runtime, serve: Serve) -> None:
    await serve("/", "here")
    await runtime.page.goto("http://site.test/")
    then = "arrives(ARRIVED); location.href = '/there'; const before = made; return [before, kernel().channel.turn(TITLE, []).leaving]"
    assert await begun(runtime, then) == [1, True]


async def test_only_those_who_know_the_secret_can_ask(runtime: Runtime) -> None:
    asked = "let asked = 0; window[entry.name]('guessed', undefined, () => asked++);"
    assert await begun(runtime, f"{asked} return [asked, window[entry.name]('guessed') ?? null, made]") == [0, None, 0]
