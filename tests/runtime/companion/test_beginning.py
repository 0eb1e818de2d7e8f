"""What a document of the companion's answers without a kernel, and when it makes one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smooth_page._shared.wire.turn_text import chunk_text
from tests.runtime.conftest import Runtime, Serve

BROUGHT = [{"kind": "request", "request": "1", "url": "http://site.test/"}]
# The companion's, of the document and of a picture.
NEWS = [
    {"kind": "request", "frame": "main", "request": "1", "companionSeq": 11},
    {"kind": "response", "frame": "main", "request": "1", "companionSeq": 12},
    {"kind": "request", "frame": "main", "request": "2", "companionSeq": 13},
    {"kind": "requestfinished", "frame": "main", "request": "1", "companionSeq": 14},
]
ROUTED = {"kind": "routecall", "frame": "main", "request": "3", "companionSeq": 15}
LISTENING = {"observe": ["request", "requestfailed", "requestfinished", "response"]}
ARRIVED = {"news": [], "acted": [], "settings": "", "brought": BROUGHT, "isUpToDate": True}
# Where Python listens, and the companion has answered before the load event.
BEHIND = {**ARRIVED, "isUpToDate": False}
ARRIVE = {"slice": 0, "start": [{"id": 2, "op": "page.arrive", "params": {"state": "load"}, "timeout": 0}]}
TITLE = {"slice": 0, "start": [{"id": 4, "op": "page.title", "params": {}, "timeout": 0}]}

NAVIGATE = {
    "slice": 0,
    "start": [
        {"id": 6, "op": "tabs.navigate", "params": {"id": "n", "to": {"url": "u"}, "state": "load"}, "timeout": 0}
    ],
}


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
const beginning = guard.inside(() => {chunk_text("beginning")}(window, {{ guard, make, makers, stock: {{}}, send }}));
const entry = {json.dumps(vars(Runtime.ENTRY))};
const kernel = () => window[entry.name](entry.secret);
const ask = (question) => window[entry.name](entry.secret, undefined, question);
const turn = (message) => {{ let reply; ask((beginning) => (reply = beginning.turn(message, []))); return reply; }};
const answers = (id, value = null) => ask((beginning) => beginning.answered(id, {{ value }}));
const arrives = (arrived) => answers(0, arrived);
const received = (news) => ask((beginning) => beginning.received(news));
"""


async def begun(runtime: Runtime, then: str, settings: dict[str, Any] | None = None) -> Any:
    """The value of statements that run in a document at once after it has begun."""
    script = f"{begins()} beginning.begin(entry, {json.dumps(settings or {})}); {then}"
    given = {
        "ARRIVED": ARRIVED, "BEHIND": BEHIND, "ARRIVE": ARRIVE, "TITLE": TITLE, "NAVIGATE": NAVIGATE, "NEWS": NEWS,
        "ROUTED": ROUTED,
    }  # fmt: skip
    return await runtime.page.evaluate(f"({{ {', '.join(given)} }}) => {{ {script} }}", given)


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
    ("before", "message"),
    [
        pytest.param("arrives({ ...ARRIVED, brought: undefined })", "ARRIVE", id="nothing has brought it"),
        pytest.param("arrives({ ...ARRIVED, news: [ROUTED] })", "ARRIVE", id="a request waits for Python"),
        pytest.param("arrives(ARRIVED)", "TITLE", id="another operation"),
        pytest.param("arrives(ARRIVED)", "{ slice: 0 }", id="no operation"),
        pytest.param("arrives(ARRIVED)", "{ ...ARRIVE, settings: { observe: ['download'] } }", id="settings"),
        pytest.param("arrives(ARRIVED); document.body.append(document.createElement('iframe'))", "ARRIVE", id="frames"),
        pytest.param("arrives(ARRIVED); document.body.attachShadow({ mode: 'open' })", "ARRIVE", id="shadow trees"),
        pytest.param("arrives(ARRIVED); ARRIVE.start[0].params.state = 'networkidle'", "ARRIVE", id="a later state"),
        pytest.param("arrives(ARRIVED); ARRIVE.start[0].frame = 'main.1'", "ARRIVE", id="another frame"),
        pytest.param("arrives(ARRIVED); kernel()", "ARRIVE", id="there is a kernel"),
        pytest.param("arrives(ARRIVED); turn(ARRIVE)", "ARRIVE", id="it was answered before"),
    ],
)
async def test_a_kernel_answers(runtime: Runtime, before: str, message: str) -> None:
    assert await begun(runtime, f"{before}; turn({message}) ?? kernel(); return made") == 1


async def test_a_navigation_of_the_companion_ends_without_a_kernel_in_the_document_that_it_has_led_to(
    runtime: Runtime,
) -> None:
    navigate = (
        "{ ...ARRIVE, start: [{ id: 2, op: 'tabs.navigate', params: { id: 'n', to: {}, state: 'load' }, timeout: 0 }] }"
    )
    then = f"const answer = turn({navigate}); arrives({{ ...ARRIVED, navigation: 'n' }}); return answer.then((it) => [it, made])"
    reply, made = await begun(runtime, then)
    assert (made, reply["outcomes"][0]["status"]) == (0, "done")
    assert reply["outcomes"][0]["value"]["requests"] == BROUGHT
    other = f"arrives({{ ...ARRIVED, navigation: 'another' }}); turn({navigate}); return sent.at(-1)"
    assert (await begun(runtime, other))["ask"] == "tabs.navigate"  # this document may be one on the way


async def test_a_navigation_of_the_companion_begins_without_a_kernel(runtime: Runtime) -> None:
    """Also after Python has its answer about the document."""
    then = (
        "arrives(ARRIVED); turn({ ...ARRIVE }); turn({ ...NAVIGATE, companionAck: 5 }); return [sent.slice(-2), made]"
    )
    (seen, asked), made = await begun(runtime, then)
    assert (seen["ask"], asked["ask"], asked["params"], made) == (
        "seen",
        "tabs.navigate",
        NAVIGATE["start"][0]["params"],
        0,
    )


@pytest.mark.parametrize(
    "then",
    [
        pytest.param("answers(-2, false)", id="the document stays"),
        pytest.param("kernel()", id="something needs a kernel"),
        pytest.param("received([ROUTED])", id="a request waits for Python"),
    ],
)
async def test_a_kernel_goes_on_with_a_navigation(runtime: Runtime, then: str) -> None:
    script = (
        f"arrives(ARRIVED); const reply = turn(NAVIGATE); {then}; const asked = sent.at(-1); answers(asked.id, null);"
    )
    reply, asked, made = await begun(runtime, f"{script} return reply.then((reply) => [reply, asked, made])")
    assert (asked["ask"], asked["params"], made) == ("tabs.navigate", NAVIGATE["start"][0]["params"], 1)
    assert asked["id"] > 0
    assert [outcome["id"] for outcome in reply["outcomes"]] == [6]


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("{ ...NAVIGATE, settings: { routes: [] } }", id="settings"),
        pytest.param("{ ...NAVIGATE, resume: [{ id: -1, value: 1 }] }", id="an answer"),
        pytest.param("{ ...NAVIGATE, cancel: [2] }", id="an operation that is cancelled"),
        pytest.param("{ ...NAVIGATE, start: [{ ...NAVIGATE.start[0], trace: 'call@1' }] }", id="a trace"),
    ],
)
async def test_a_kernel_begins_a_navigation_with_more_to_do(runtime: Runtime, message: str) -> None:
    assert await begun(runtime, f"arrives(ARRIVED); return turn({message}) ?? null") is None


async def test_the_same_settings_are_no_reason(runtime: Runtime) -> None:
    settings = {"testIdAttribute": "data-id"}
    then = f"arrives(ARRIVED); return [turn({{ ...ARRIVE, settings: {json.dumps(settings)} }}), made]"
    reply, made = await begun(runtime, then, settings)
    assert (reply["outcomes"][0]["status"], made) == ("done", 0)


# -- the companion's news ----------------------------------------------------------------------------------------------


async def test_news_of_the_companion_take_no_kernel(runtime: Runtime) -> None:
    """The document is there after its response, and loaded after all that the browser has reported before."""
    then = "arrives({ ...ARRIVED, news: NEWS.slice(0, 3) }); received(NEWS.slice(3)); return [turn(ARRIVE), made]"
    reply, made = await begun(runtime, then)
    assert made == 0
    assert [(item["kind"], item.get("companionSeq")) for item in reply["news"]] == [
        ("request", 11),
        ("response", 12),
        ("frames", None),
        ("request", 13),
        ("requestfinished", 14),
        ("frames", None),
    ]
    states = [item["frames"][0]["state"] for item in reply["news"] if item["kind"] == "frames"]
    assert states == ["loading", "complete"]
    first = reply["news"][0]["seq"]
    assert [item["seq"] - first for item in reply["news"]] == [0, 1, 2, 3, 4, 5]


async def test_news_before_what_the_companion_says_of_the_document(runtime: Runtime) -> None:
    then = "received(NEWS.slice(2)); arrives({ ...ARRIVED, news: NEWS.slice(0, 2) }); return turn(ARRIVE)"
    reply = await begun(runtime, then)
    assert [item["companionSeq"] for item in reply["news"] if "companionSeq" in item] == [11, 12, 13, 14]


async def test_news_that_python_has_seen_are_not_repeated(runtime: Runtime) -> None:
    then = "arrives({ ...ARRIVED, news: NEWS }); return [turn({ ...ARRIVE, companionAck: 13 }), sent.at(-1)]"
    reply, sent = await begun(runtime, then)
    assert [item["companionSeq"] for item in reply["news"] if "companionSeq" in item] == [14]
    assert (sent["ask"], sent["params"]) == ("seen", {"companionAck": 13})


async def test_the_kernel_repeats_the_companions_news_and_adds_what_comes_later(runtime: Runtime) -> None:
    """In an order of numbers that grow, so that Python misses none."""
    then = "arrives({ ...ARRIVED, news: NEWS.slice(0, 2) }); const first = turn(ARRIVE); received(NEWS.slice(2, 3));"
    then += "const second = kernel().channel.turn(TITLE, []); received(NEWS.slice(3));"
    ack = "ack: first.news.at(-1).seq"
    then += f"return [first, second, kernel().channel.turn({{ slice: 0, doc: first.doc, {ack} }}, [])]"
    first, second, third = await begun(runtime, then)
    assert second["news"][:-1] == first["news"]
    assert second["news"][-1]["companionSeq"] == 13
    assert [item["companionSeq"] for item in third["news"]] == [13, 14]
    numbers = [item["seq"] for item in (*second["news"], third["news"][-1])]
    assert numbers == sorted(set(numbers))


async def test_a_question_to_python_takes_a_kernel(runtime: Runtime) -> None:
    then = "arrives(ARRIVED); received([NEWS[0], ROUTED]); const before = made;"
    before, reply = await begun(runtime, f"{then} return [before, kernel().channel.turn({{ slice: 0 }}, [])]")
    assert before == 1
    assert [item["kind"] for item in reply["news"] if "companionSeq" in item] == ["request", "routecall"]


async def test_a_turn_waits_for_what_the_companion_says_of_the_document(runtime: Runtime) -> None:
    then = "const reply = turn(ARRIVE); arrives(ARRIVED); return reply.then((reply) => [reply, made])"
    reply, made = await begun(runtime, then)
    assert (reply["outcomes"][0]["value"]["requests"], made) == (BROUGHT, 0)


async def test_a_turn_waits_for_the_news_that_python_listens_to(runtime: Runtime) -> None:
    then = "arrives({ ...BEHIND, news: NEWS.slice(0, 3) }); const reply = turn(ARRIVE); const asked = sent.at(-1);"
    then += "received(NEWS.slice(3)); answers(asked.id); return reply.then((reply) => [reply, asked.ask, made])"
    reply, asked, made = await begun(runtime, then, LISTENING)
    assert (asked, made) == ("network.sync", 0)
    assert [item["companionSeq"] for item in reply["news"] if "companionSeq" in item] == [11, 12, 13, 14]


async def test_a_turn_waits_for_both(runtime: Runtime) -> None:
    then = "const reply = turn(ARRIVE); arrives({ ...BEHIND, news: NEWS }); const asked = sent.at(-1);"
    then += "answers(asked.id); return reply.then((reply) => [reply, asked.ask, made])"
    reply, asked, made = await begun(runtime, then, LISTENING)
    assert (asked, made) == ("network.sync", 0)
    assert [item["companionSeq"] for item in reply["news"] if "companionSeq" in item] == [11, 12, 13, 14]


async def test_the_companion_is_asked_for_no_news_if_it_has_given_all(runtime: Runtime) -> None:
    """It waits for the load event before it says anything of a document that Python listens to."""
    then = "arrives({ ...ARRIVED, news: NEWS }); return [turn(ARRIVE), made, sent.map(({ ask }) => ask)]"
    reply, made, asked = await begun(runtime, then, LISTENING)
    assert (made, asked) == (0, ["arrived"])
    assert [item["companionSeq"] for item in reply["news"] if "companionSeq" in item] == [11, 12, 13, 14]


@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param("kernel()", id="something needs a kernel"),
        pytest.param("document.body.append(document.createElement('iframe')); answers(-1)", id="there is a frame"),
        pytest.param("received([ROUTED])", id="a request waits for Python"),
    ],
)
async def test_a_turn_that_waits_is_the_kernels_if_it_is_made(runtime: Runtime, meanwhile: str) -> None:
    then = f"arrives({{ ...BEHIND, news: NEWS }}); const reply = turn(ARRIVE); {meanwhile};"
    then += "answers(-1); answers(sent.at(-1).id); return reply.then((reply) => [reply, made])"
    reply, made = await begun(runtime, then, LISTENING)
    assert (reply["outcomes"][0]["status"], made) == ("done", 1)
    assert [item["companionSeq"] for item in reply["news"] if "companionSeq" in item][:4] == [11, 12, 13, 14]


async def test_a_turn_that_waits_ends_when_the_page_leaves(runtime: Runtime, serve: Serve) -> None:
    await serve("/", "here")
    await runtime.page.goto("http://site.test/")
    await runtime.page.route("**/gone", lambda route: route.fulfill(status=204))
    then = "arrives(BEHIND); const reply = turn(ARRIVE); location.href = '/gone'; return reply.then((reply) => [reply, made])"
    reply, made = await begun(runtime, then, LISTENING)
    assert (reply["leaving"], made) == (True, 1)


@pytest.mark.parametrize(
    ("routes", "question", "kinds"),
    [
        pytest.param("gone$", "received([ROUTED])", ["routecall"], id="the companion asks"),
        pytest.param("gone$", "", [], id="it does not ask"),
        pytest.param("other$", "", [], id="another address is routed"),
    ],
)
async def test_a_turn_waits_for_the_question_about_the_next_document(
    runtime: Runtime, serve: Serve, routes: str, question: str, kinds: list[str]
) -> None:
    """The document stays until Python has answered. So the reply to what has led there brings the question along."""
    await serve("/", "here")
    await runtime.page.goto("http://site.test/")
    await runtime.page.route("**/gone", lambda route: route.fulfill(status=204))
    left = "{ id: 8, op: 'page.left', params: { doc: kernel().doc }, timeout: 0 }"
    then = f"arrives(ARRIVED); const reply = kernel().channel.turn({{ slice: 5000, start: [{left}] }}, []);"
    then += f"location.href = '/gone'; setTimeout(() => {{ {question} }}, 30);"
    reply = await begun(runtime, f"{then} return reply", {"routes": [{"source": routes, "flags": ""}]})
    assert reply["leaving"]
    assert [item["kind"] for item in reply["news"] if item["kind"] != "frames"] == kinds


async def test_the_companion_answers_what_the_kernel_asks(runtime: Runtime) -> None:
    """Whatever it answers goes through what the document has begun with."""
    then = "arrives(ARRIVED); const asked = kernel().channel.ask('chunks'); const { id } = sent.at(-1);"
    assert await begun(runtime, f"{then} answers(id, 'there'); return asked") == "there"


# -- when there is a kernel --------------------------------------------------------------------------------------------


async def test_what_the_page_itself_says_needs_a_kernel_from_the_beginning(runtime: Runtime) -> None:
    took = "let took = 0; beginning.take({ __proto__: null, observe: () => took++ });"
    script = f"{begins()} {took} beginning.begin(entry, {{}}); return [made, took]"
    assert await runtime.page.evaluate(f"() => {{ {script} }}") == [1, 1]


async def test_synchronous_requests_need_no_kernel(runtime: Runtime, serve: Serve) -> None:
    """The companion has to know of them if they are routed."""
    await serve("/", "here")
    await runtime.page.goto("http://site.test/")
    routes = json.dumps({"routes": [{"source": "/routed$", "flags": ""}]})
    script = f"""{begins()} beginning.take({{ __proto__: null, sync_requests: {chunk_text("sync_requests")} }});
beginning.begin(entry, {routes});
const request = (url, isAsync) => {{ const made = new XMLHttpRequest(); made.open("post", url, isAsync); made.send(); }};
request("/routed", true);
request("/other", false);
request("/routed#part", false);
return [sent.slice(1), made];"""
    sent, made = await runtime.page.evaluate(f"() => {{ {script} }}")
    routed = {"method": "POST", "url": "http://site.test/routed"}
    assert [(message["ask"], message["params"]) for message in sent] == [
        ("routes.sync", {**routed, "begins": True}),
        ("routes.sync", {**routed, "begins": False}),
    ]
    assert made == 0


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
