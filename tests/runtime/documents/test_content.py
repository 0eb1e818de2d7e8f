"""Documents as text, out and in."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route

from tests.runtime.conftest import OperationFailed, Runtime, Serve

NO_STRINGS = "require-trusted-types-for 'script'"


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html><p>x</p>",
        "<p>x</p><!-- c -->",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>x',
        '<!DOCTYPE html SYSTEM "about:legacy-compat"><p>x',
    ],
)
async def test_content_is_native_content(runtime: Runtime, html: str) -> None:
    await runtime.page.set_content(html)
    assert await runtime.run("page.content") == await runtime.page.content()
    await runtime.run("page.setContent", {"html": html, "waitUntil": "load"})
    assert await runtime.run("page.content") == await runtime.page.content()


async def test_scripts_of_the_content_meet_the_pages_builtins(runtime: Runtime) -> None:
    await runtime.page.evaluate("() => { window.Date = class extends Date { getTime() { return 7 } } }")
    html = "<script>window.seen = new Date().getTime()</script>"
    await runtime.run("page.setContent", {"html": html, "waitUntil": "load"})
    assert await runtime.page.evaluate("seen") == 7


async def test_set_content_keeps_the_window_and_the_runtime(runtime: Runtime, serve: Serve) -> None:
    await serve("/start", "<p>old</p>")
    await runtime.page.goto("http://site.test/start")
    await runtime.page.evaluate("window.kept = 1")
    first = await runtime.run("query", {"target": {"selector": "p"}})
    html = "<script>window.seen = document.readyState</script><iframe name=inner srcdoc='<b>x</b>'></iframe><p>new</p>"
    await runtime.run("page.setContent", {"html": html, "waitUntil": "load"})
    assert await runtime.page.evaluate("[kept, seen, location.href, document.readyState]") == [
        1,
        "loading",
        "http://site.test/start",
        "complete",
    ]
    assert await runtime.run("read", {"target": {"selector": "p"}, "what": "textContent"}) == "new"
    assert await runtime.run("read", {"target": {"handle": first}, "what": "textContent"}) == "old"
    frames = [news["frames"] for news in runtime.news if news["kind"] == "frames"]
    assert [frame["name"] for frame in frames[-1]] == ["", "inner"]


async def test_the_runtime_still_notices_what_happens_after_set_content(runtime: Runtime, serve: Serve) -> None:
    await serve("/next", "<p>next</p>")
    await serve("/start", "<p>old</p>")
    await runtime.page.goto("http://site.test/start")
    await runtime.run("page.setContent", {"html": "<p>new</p>", "waitUntil": "load"})
    params = {"target": {"selector": "#late"}, "state": "attached", "returns": False}
    await runtime.page.evaluate("void setTimeout(() => document.querySelector('p').id = 'late', 30)")
    await runtime.run("wait.selector", params)
    # An operation that waits learns that its document goes.
    command = runtime.command("wait.selector", {**params, "target": {"selector": "#never"}})
    turn = asyncio.ensure_future(runtime.turn({"start": [command]}))
    await asyncio.sleep(0)  # the turn is on its way to the page before what ends its document
    await runtime.page.evaluate("void setTimeout(() => location.href = '/next')")
    reply = await turn
    assert reply["outcomes"][0]["status"] in ("interrupted", "pending")


async def test_set_content_of_a_frame_leaves_its_address(runtime: Runtime, serve: Serve) -> None:
    await serve("/start", "<iframe src=/inner></iframe>")
    await serve("/inner", "<p>old</p>")
    await runtime.page.goto("http://site.test/start")
    frame = await runtime.run("frame.of", {"handle": await runtime.run("query", {"target": {"selector": "iframe"}})})
    await runtime.run("page.setContent", {"html": "<p>new</p>", "waitUntil": "load"}, frame=frame)
    inner = runtime.page.frames[1]
    assert await inner.evaluate("[location.href, document.body.textContent]") == ["http://site.test/inner", "new"]
    assert await runtime.run("page.content", frame=frame) == await inner.content()


async def test_set_content_waits_for_the_state(runtime: Runtime, serve: Serve) -> None:
    """Images are not waited for: the browser calls a document complete that is written anew while they load."""
    release = asyncio.Event()

    async def slow(route: Route) -> None:
        await release.wait()
        await route.fulfill(body="window.ran = 1", content_type="text/javascript")

    await serve("/start", "x")
    await runtime.page.route("**/slow.js", slow)
    await runtime.page.goto("http://site.test/start")
    html = "<script src=/slow.js></script><p>x</p>"
    assert await runtime.run("page.setContent", {"html": html, "waitUntil": "commit"}) is None
    for state in ("domcontentloaded", "load"):
        with pytest.raises(OperationFailed, match="Timeout 100ms exceeded"):
            await runtime.run("page.setContent", {"html": html, "waitUntil": state}, timeout=100)
    release.set()
    assert await runtime.run("page.loadState", {"state": "load"}) is None
    assert await runtime.page.evaluate("ran") == 1


@pytest.mark.parametrize("csp", [NO_STRINGS, f"{NO_STRINGS}; trusted-types smooth-page"])
async def test_trusted_types_that_allow_a_policy(runtime: Runtime, serve: Serve, csp: str) -> None:
    await serve("/start", "<p>old</p>", csp=csp)
    await serve("/script.js", "window.loaded = 1", content_type="text/javascript")
    await runtime.page.goto("http://site.test/start")
    await runtime.run("page.addScript", {"url": "/script.js"})
    await runtime.run("page.addScript", {"content": "window.ran = 1"})
    await runtime.run("page.setContent", {"html": "<p>new</p>", "waitUntil": "load"})
    await runtime.run("page.setContent", {"html": "<p>newer</p>", "waitUntil": "load"})
    assert await runtime.page.evaluate("[loaded, ran, document.body.textContent]") == [1, 1, "newer"]


async def test_trusted_types_that_allow_none(runtime: Runtime, serve: Serve) -> None:
    await serve("/start", "<p>old</p>", csp=f"{NO_STRINGS}; trusted-types 'none'")
    await runtime.page.goto("http://site.test/start")
    with pytest.raises(OperationFailed, match="Trusted Types") as caught:
        await runtime.run("page.setContent", {"html": "<p>new</p>", "waitUntil": "load"})
    assert caught.value.kind == "csp"
    assert await runtime.run("page.content") == await runtime.page.content()


async def test_title(runtime: Runtime) -> None:
    await runtime.page.set_content("<title> a   b </title>")
    assert await runtime.run("page.title") == await runtime.page.title() == "a b"


async def test_documents_that_are_not_html(runtime: Runtime, serve: Serve) -> None:
    await serve("/image", "<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>", content_type="image/svg+xml")
    await runtime.page.goto("http://site.test/image")
    assert await runtime.run("page.content") == await runtime.page.content()
    assert await runtime.run("page.title") == ""
    with pytest.raises(OperationFailed, match="InvalidStateError") as caught:
        await runtime.run("page.setContent", {"html": "<p>x</p>", "waitUntil": "load"})
    assert caught.value.kind == "script"


async def test_content_with_open_shadow_roots(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<!doctype html><html lang=en><div id=a><template shadowrootmode=open><p>open</p><slot></slot>
        <div id=n><template shadowrootmode=open>nested</template></div></template>light</div>
        <div><template shadowrootmode=closed>closed</template></div><div id=c></div>
        <script>c.attachShadow({mode: "open", serializable: true, delegatesFocus: true}).innerHTML = "<b>x</b>"</script>"""
    )
    native = await runtime.page.content(include_shadow=True)
    assert await runtime.run("page.contentWithShadow") == native
    assert native.count("shadowrootmode") == 3
    await runtime.page.set_content("<p>plain")
    assert await runtime.run("page.contentWithShadow") == await runtime.page.content(include_shadow=True)
