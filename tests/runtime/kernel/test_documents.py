"""What becomes of operations when their document goes."""

from __future__ import annotations

import pytest
from playwright.async_api import Route

from tests.runtime.conftest import Runtime

FOREVER = "() => new Promise(() => {})"


@pytest.fixture
async def site(runtime: Runtime) -> Runtime:
    """Two pages of one origin, without a server."""

    async def answer(route: Route) -> None:
        await route.fulfill(content_type="text/html", body=f"<title>{route.request.url}</title><a href='/b'>b</a>")

    await runtime.page.route("http://site.test/**", answer)
    await runtime.page.goto("http://site.test/b")
    await runtime.page.goto("http://site.test/a")
    return runtime


LEAVING = [
    "location.href = '/b'",
    "document.querySelector('a').click()",
    "location.reload()",
    "document.body.appendChild(Object.assign(document.createElement('form'), { action: '/b' })).submit()",
]


@pytest.mark.parametrize("leave", [*LEAVING, "history.back()"])
async def test_a_turn_ends_before_its_document_dies(site: Runtime, leave: str) -> None:
    command = site.command("evaluate", {"returns": "value"})
    code = f"() => {{ window.leaving = setTimeout(() => {{ {leave} }}); return new Promise(() => {{}}); }}"
    waiting = site.command("wait.time", {"ms": 60000}, timeout=0)
    reply = await site.turn({"start": [command, waiting], "slice": 20000}, code=code)
    # Code that has been run must not be run again in the next document; waiting goes on there.
    assert reply["outcomes"] == [
        {"id": command["id"], "status": "pending", "dispatched": True, "log": []},
        {"id": waiting["id"], "status": "pending", "dispatched": False, "log": []},
    ]
    assert reply["leaving"] is True
    await site.page.wait_for_function("!window.leaving")  # closing a context in the midst of its way hangs natively


@pytest.mark.parametrize("leave", LEAVING)
async def test_the_result_of_what_leaves_arrives(site: Runtime, leave: str) -> None:
    assert await site.run("evaluate", {"returns": "value"}, code=f"() => {{ {leave}; return 'left'; }}") == "left"


async def test_the_next_document_does_not_know_the_operation(site: Runtime) -> None:
    command = site.command("evaluate", {"returns": "value"})
    await site.turn({"start": [command], "slice": 0}, code=FOREVER)
    await site.page.goto("http://site.test/b")
    reply = await site.turn({"wait": [command["id"]], "slice": 0})
    assert reply["outcomes"] == [{"id": command["id"], "status": "unknown"}]


async def test_a_document_that_is_kept_gives_its_operations_up(site: Runtime) -> None:
    command = site.command("evaluate", {"returns": "value"})
    await site.turn({"start": [command], "slice": 0}, code=FOREVER)
    await site.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    reply = await site.turn({"wait": [command["id"]], "slice": 0})
    assert reply["outcomes"] == [{"id": command["id"], "status": "unknown"}]


async def test_a_document_written_anew_is_still_watched(site: Runtime) -> None:
    await site.turn({"slice": 0})
    await site.page.evaluate("document.open(); document.write('<p>new</p>'); document.close()")
    command = site.command("evaluate", {"returns": "value"})
    code = "() => { setTimeout(() => { location.href = '/b' }); return new Promise(() => {}); }"
    reply = await site.turn({"start": [command], "slice": 20000}, code=code)
    assert reply["outcomes"][0]["status"] == "pending"
