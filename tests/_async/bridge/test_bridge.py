"""Turns with the real runtime in the real engine: one call, one event; other dialects; documents that go away."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest

import hatch_build
from smooth_page import ActionError, AsyncSmoothClient, Error, SessionClosedError, TargetClosedError, TimeoutError
from smooth_page._async.bridge.bridge import Bridge
from smooth_page._async.bridge.page_side import PageSide
from smooth_page._async.service.session import AsyncSession
from smooth_page._protocol import commands
from smooth_page._protocol.contract import News, Target
from smooth_page._protocol.outputs import ActionRecord, ActionResult
from tests.web_server import WebServer


class Events:
    """What was sent, by label."""

    def __init__(self) -> None:
        self.labels: list[str] = []

    def __call__(self, record: ActionRecord) -> None:
        self.labels.append(record.label)

    def taken(self) -> list[str]:
        """Since the last time."""
        labels, self.labels = self.labels, []
        return labels


class Interpreter(AsyncSession):
    """Stands between the bridge and the engine, as a service that takes JavaScript in its own way."""

    session: AsyncSession
    takes: str
    # What each evaluate_js event brought, or the error that is raised in its place.
    fails: list[Exception]

    def __init__(self, session: AsyncSession, takes: str = "everything") -> None:
        self.session, self.takes, self.fails = session, takes, []
        self.messages: list[Any] = []

    async def act(
        self,
        name: str,
        action: str,
        given: dict[str, Any] | None = None,
        *,
        timeout: float | None = None,
        label: str | None = None,
        **more: Any,
    ) -> ActionResult[Any]:
        if action == "evaluate_js" and given is not None:
            self.messages.append(given.get("args"))
            given = _interpreted(self.takes, given["js"], given.get("args"))
        result = await self.session.act(name, action, given, timeout=timeout, label=label, **more)
        if action == "evaluate_js" and self.fails:
            raise self.fails.pop(0)
        return result


def _interpreted(takes: str, js: str, args: Any) -> dict[str, Any]:
    if takes == "functions":
        return {"js": f"const taken = (\n{js}\n); return taken(args)", "args": args}
    if takes == "expressions":
        return {"js": f"return (\n{js}\n);"}
    if takes == "bodies without arguments":
        return {"js": f"return (() => {{\n{js}\n}})()"}
    if takes == "bodies, promises not awaited":
        taken = f"const given = ((args) => {{\n{js}\n}})(args)"
        return {"js": f"{taken}; return given instanceof Promise ? {{}} : given", "args": args}
    return {"js": js, "args": args}


@pytest.fixture(scope="module")
async def engine() -> AsyncIterator[AsyncSmoothClient]:
    hatch_build.build()
    async with AsyncSmoothClient() as client:
        yield client


@pytest.fixture
def events(engine: AsyncSmoothClient) -> Events:
    recorder = Events()
    engine.on_event(recorder)
    return recorder


@pytest.fixture
async def session(engine: AsyncSmoothClient) -> AsyncIterator[AsyncSession]:
    async with engine.session() as opened:
        yield opened


@pytest.fixture
def bridge(session: AsyncSession) -> Bridge:
    return Bridge(session)


@pytest.fixture(scope="module")
async def shared(engine: AsyncSmoothClient) -> AsyncIterator[Bridge]:
    """One for tests that only evaluate."""
    async with engine.session() as opened:
        yield Bridge(opened)


async def evaluate(bridge: Bridge, code: str, arg: Any = None, timeout: float = 10_000, **more: Any) -> Any:
    call = commands.evaluate(arg=arg, returns="value")
    return await bridge.run(call, timeout=timeout, title="Page.evaluate", code=code, **more)


async def goto(bridge: Bridge, url: str) -> None:
    await bridge.goto(url, timeout=20_000, title="Page.goto")


@pytest.mark.both_apis
class TestEvents:
    """One call, one event."""

    async def test_of_calls(self, bridge: Bridge, server: WebServer, events: Events) -> None:
        await goto(bridge, server.page("/", "<title>home</title><input><button onclick='count = 1'>go</button>"))
        assert await evaluate(bridge, "document.title") == "home"
        assert await evaluate(bridge, "x => x + 1", 1) == 2
        assert await evaluate(bridge, "() => new Promise(done => setTimeout(() => done(3), 20))") == 3
        target: Target = {"selector": "button", "strict": True}
        await bridge.run(commands.click(target), timeout=10_000, title="Page.click", selector="button")
        target = {"selector": "input", "strict": True}
        await bridge.run(commands.fill(target, value="x"), timeout=10_000, title="Page.fill", selector="input")
        assert await evaluate(bridge, "count") == 1
        calls = ["Page.evaluate"] * 3 + ["Page.click", "Page.fill", "Page.evaluate"]
        assert events.taken() == ["Page.goto", *calls]

    async def test_of_the_first_call_in_a_session(self, bridge: Bridge, events: Events) -> None:
        assert await evaluate(bridge, "1 + 1") == 2
        assert events.taken() == ["Page.evaluate"]

    async def test_of_a_document_that_came_unannounced(
        self, bridge: Bridge, session: AsyncSession, server: WebServer, events: Events
    ) -> None:
        assert await evaluate(bridge, "1") == 1
        await session.goto(server.page("/other", "<title>other</title>"))
        events.taken()
        # The stub finds no kernel; the bundle is sent with the second turn.
        assert await evaluate(bridge, "document.title") == "other"
        assert events.taken() == ["Page.evaluate"] * 2
        assert await evaluate(bridge, "document.title") == "other"
        assert events.taken() == ["Page.evaluate"]

    async def test_of_waits_that_are_longer_than_a_slice(self, bridge: Bridge, events: Events) -> None:
        bridge.dialect.slice = 30
        code = "() => new Promise(done => setTimeout(() => done('late'), 100))"
        assert await evaluate(bridge, code) == "late"
        assert 2 <= len(events.taken()) <= 5


class TestDialects:
    @pytest.mark.parametrize(
        ("takes", "form", "awaits", "tries"),
        [
            ("everything", "body", True, 1),
            ("functions", "function", True, None),
            ("bodies without arguments", "inline body", True, None),
            ("expressions", "inline expression", True, None),
            ("bodies, promises not awaited", "body", False, None),
        ],
    )
    async def test_are_learned(
        self, session: AsyncSession, events: Events, takes: str, form: str, awaits: bool, tries: int | None
    ) -> None:
        bridge = Bridge(Interpreter(session, takes))
        code = (
            "async x => { window.count = (window.count || 0) + 1; await new Promise(d => setTimeout(d, 5)); return x }"
        )
        assert await evaluate(bridge, code, "value") == "value"
        assert bridge.dialect.facts() == {"form": form, "awaits_promises": awaits, "slice_ms": 5000, "known": True}
        if tries is not None:
            assert len(events.taken()) == tries
        assert await evaluate(bridge, code, [1, {"b": None}]) == [1, {"b": None}]
        # However many forms were tried, the user's code ran once a call.
        assert await evaluate(bridge, "count") == 2

    async def test_are_not_blamed_for_the_users_syntax(self, session: AsyncSession, events: Events) -> None:
        bridge = Bridge(Interpreter(session, "functions"))
        assert await evaluate(bridge, "var x = 2; x * 21") == 42
        assert bridge.dialect.form == "function"
        events.taken()
        assert await evaluate(bridge, "6 * 7") == 42
        assert events.taken() == ["Page.evaluate"]

    async def test_adapt_to_a_limit_on_script_time(
        self, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("smooth_page._protocol.operation.LONG_TURN", 0)
        service = Interpreter(session)
        bridge = Bridge(service)
        await evaluate(bridge, "1")
        service.fails.append(ActionError("evaluate_js", 500, "Script took too long"))
        code = "() => new Promise(done => setTimeout(() => done(++window.runs), 20))"
        await evaluate(bridge, "window.runs = 0")
        service.fails.append(ActionError("evaluate_js", 500, "Script took too long"))
        # The page reports once more what it did, and does not do it twice.
        assert await evaluate(bridge, code) == 1
        assert bridge.dialect.slice < 5000


class TestUsersCode:
    @pytest.mark.parametrize(
        ("code", "value"),
        [
            ("{a: 1}", 1),  # a block with a label, as in Playwright
            ("var x = 5; x + 1", 6),
            ("// a comment\n'seen' // another", "seen"),
            ("function f() { return 'called' }", "called"),
            ("if (true) { 'completion' }", "completion"),
        ],
    )
    async def test_may_be_an_expression_a_function_or_a_program(self, shared: Bridge, code: str, value: Any) -> None:
        assert await evaluate(shared, code) == value

    async def test_sees_the_names_of_the_page_alone(self, shared: Bridge) -> None:
        await evaluate(shared, "window.args = 'of the page'")
        try:
            assert await evaluate(shared, "args") == "of the page"
            assert await evaluate(shared, "() => args.length") == 11
            await evaluate(shared, "args = 'changed'")
            assert await evaluate(shared, "(...args) => [args.length, window.args]") == [1, "changed"]
        finally:
            await evaluate(shared, "delete window.args")
        assert await evaluate(shared, "typeof args + typeof arguments") == "undefinedundefined"
        assert await evaluate(shared, "function () { return arguments.length }") == 1

    @pytest.mark.parametrize("code", ["1 +", "return 1", "await 1", "() => {"])
    async def test_that_does_not_parse_is_an_error(self, shared: Bridge, code: str) -> None:
        with pytest.raises(Error, match=r"^Page.evaluate: SyntaxError: ") as caught:
            await evaluate(shared, code)
        assert caught.value.name == "Error"  # its class's
        assert await evaluate(shared, "1") == 1

    async def test_that_throws_is_an_error_with_its_text(self, shared: Bridge) -> None:
        with pytest.raises(Error, match=r"^Page.evaluate: RangeError: too much\n +at") as caught:
            await evaluate(shared, "() => { throw new RangeError('too much') }")
        assert caught.value.message.splitlines()[0] == "Page.evaluate: RangeError: too much"

    async def test_runs_where_the_page_forbids_eval(self, shared: Bridge, server: WebServer) -> None:
        policy = [("content-security-policy", "script-src 'none'; require-trusted-types-for 'script'")]
        server.page("/inner", "<title>inner</title>", headers=policy)
        url = server.page("/", "<title>outer</title><iframe src=/inner></iframe>", headers=policy)
        await goto(shared, url)
        assert await evaluate(shared, "document.title") == "outer"
        await shared.sync("test")
        frame = next(frame for frame in shared.frames if frame.parent)
        assert await evaluate(shared, "document.title", frame=frame.id) == "inner"
        assert await evaluate(shared, "x => document.title + x", "!", frame=frame.id) == "inner!"


@pytest.mark.both_apis
class TestDocuments:
    async def test_waits_go_on_in_the_next_one(self, bridge: Bridge, server: WebServer) -> None:
        second = server.page("/second", "<p id=late>here</p>")
        await goto(bridge, server.page("/first", f"<script>setTimeout(() => location = '{second}', 50)</script>"))
        call = commands.read({"selector": "#late", "strict": True}, what="textContent")
        assert await bridge.run(call, timeout=20_000, title="Page.text_content", selector="#late") == "here"

    @pytest.mark.parametrize("first", [True, False])
    async def test_users_code_does_not(self, bridge: Bridge, server: WebServer, first: bool) -> None:
        second = server.page("/second", "<p>here</p>")
        await goto(bridge, server.page("/first", ""))
        if not first:
            await evaluate(bridge, "1")
        code = "url => { const n = +(localStorage.n || 0); localStorage.n = n + 1; location = url; return new Promise(() => 0) }"
        with pytest.raises(
            Error, match=r"^Page.evaluate: Execution context was destroyed, most likely because of a nav"
        ):
            await evaluate(bridge, code, second)
        assert await evaluate(bridge, "localStorage.n") == "1"

    async def test_an_action_that_leads_to_one_is_done_once(self, bridge: Bridge, server: WebServer) -> None:
        server.page("/second", "<p>here</p>")
        await goto(
            bridge, server.page("/first", "<a href=/second onclick='localStorage.c = (+localStorage.c || 0) + 1'>x</a>")
        )
        target: Target = {"selector": "a", "strict": True}
        await bridge.run(commands.click(target), timeout=10_000, title="Page.click", selector="a")
        assert await evaluate(bridge, "location.pathname + localStorage.c") == "/second1"

    @pytest.mark.parametrize("first", [True, False])
    async def test_whose_reply_is_lost_say_what_was_done(self, bridge: Bridge, server: WebServer, first: bool) -> None:
        """The document is replaced while the script that left it still runs, so no reply can leave it."""
        button = "<button onclick='act()'>x</button>"
        leave = "location.assign('/second'); const until = performance.now() + 400; while (performance.now() < until);"
        server.page("/second", f"<script>function act() {{ document.title = 'twice' }}</script>{button}")
        await goto(bridge, server.page("/first", f"<script>function act() {{ {leave} }}</script>{button}"))
        if not first:
            await evaluate(bridge, "1")
        target: Target = {"selector": "button", "strict": True}
        await bridge.run(commands.click(target), timeout=10_000, title="Page.click", selector="button")
        assert await evaluate(bridge, "location.pathname + document.title") == "/second"
        assert await evaluate(bridge, "sessionStorage.length") == 0

    async def test_get_the_settings(self, bridge: Bridge, server: WebServer) -> None:
        bridge.selectors.set_test_id_attribute("data-pw")
        target: Target = {"selector": 'internal:testid=[data-pw="a"s]', "strict": True}
        for path in ("/one", "/two"):
            await goto(bridge, server.page(path, f"<p data-pw=a>{path}</p>"))
            call = commands.read(target, what="textContent")
            assert await bridge.run(call, timeout=10_000, title="t", selector="x") == path

    async def test_news_come_once_and_in_order(self, bridge: Bridge, server: WebServer) -> None:
        texts: list[Any] = []
        nested: list[Any] = []

        class Hearing(PageSide):
            async def news(self, news: News) -> None:
                if news["kind"] == "console":
                    texts.append(news["text"])
                    # A listener may use the page.
                    nested.append(await evaluate(bridge, "x => x", news["text"]))

        bridge.attach(Hearing())
        bridge.set(observe=["console"])
        for path in ("/one", "/two"):
            await goto(bridge, server.page(path, ""))
            await bridge.sync("test")
            await evaluate(bridge, f"console.log('{path} 1')")
            await evaluate(bridge, f"console.log('{path} 2'), console.log('{path} 3')")
        await bridge.sync("test")
        assert texts == ["/one 1", "/one 2", "/one 3", "/two 1", "/two 2", "/two 3"]
        assert sorted(nested) == texts

    async def test_that_are_frozen_do_not_take_the_session_with_them(
        self, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("smooth_page._protocol.operation.GRACE", 0.1)
        await evaluate(bridge, "1")
        with pytest.raises(TimeoutError) as caught:
            await evaluate(
                bridge, "() => { for (const end = Date.now() + 900; Date.now() < end;); return 'late' }", timeout=200
            )
        assert caught.value.message == (
            "Page.evaluate: Timeout 200ms exceeded.\nCall log:\n  - the page does not answer\n"
        )
        monkeypatch.setattr("smooth_page._protocol.operation.GRACE", 30)
        assert await evaluate(bridge, "'mine'") == "mine"

    async def test_of_a_closed_session(self, bridge: Bridge, session: AsyncSession) -> None:
        await evaluate(bridge, "1")
        await session.close()
        closed = "^Page.evaluate: Target page, context or browser has been closed$"
        with pytest.raises(TargetClosedError, match=closed):
            await evaluate(bridge, "1")
        with pytest.raises(TargetClosedError, match=r"^Page\.goto: Target page"):
            await goto(bridge, "about:blank")
        with pytest.raises(TargetClosedError, match=r"^Page\.url: Target page"):
            await bridge.sync("Page.url")

    async def test_a_session_that_ends_while_the_next_one_is_waited_for(
        self, session: AsyncSession, server: WebServer
    ) -> None:
        class Ending(Interpreter):
            crashed = False

            async def act(self, name: str, action: str, given: dict[str, Any] | None = None, **more: Any) -> Any:
                if "page.left" in str((given or {}).get("args")):
                    raise SessionClosedError("The session is over")
                return await super().act(name, action, given, **more)

        server.hold("/slow")
        bridge = Bridge(Ending(session))
        await session.goto(server.page("/", "<a href=/slow>go</a>"))
        target: Target = {"selector": "a", "strict": True}
        with pytest.raises(TargetClosedError) as closed:
            await bridge.run(commands.click(target), timeout=10_000, title="Page.click", selector="a")
        assert closed.value.message == (
            "Page.click: Target page, context or browser has been closed\n"
            "Call log:\n  - waiting for scheduled navigations to finish\n"
        )

    async def test_that_can_not_be_reached(self, bridge: Bridge) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(Error, match=rf"^Page.goto: net::ERR_CONNECTION_REFUSED at {url}$"):
            await goto(bridge, url)
        assert await evaluate(bridge, "1") == 1
