"""What becomes of operations when their document goes."""

from __future__ import annotations

import asyncio

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
    await runtime.page.goto("http://site.test/a")
    return runtime


LEAVING = [
    "location.href = '/b'",
    "document.querySelector('a').click()",
    "location.reload()",
    "document.body.appendChild(Object.assign(document.createElement('form'), { action: '/b' })).submit()",
]


@pytest.mark.parametrize("leave", LEAVING)
async def test_a_turn_ends_before_its_document_dies(site: Runtime, leave: str) -> None:
    command = site.command("evaluate", {"returns": "value"})
    await site.turn({"start": [command], "slice": 0}, code=FOREVER)
    waiting = asyncio.ensure_future(site.turn({"wait": [command["id"]], "slice": 20000}))
    await site.page.evaluate(f"setTimeout(() => {{ {leave} }})")
    reply = await waiting
    assert reply["outcomes"] == [{"id": command["id"], "status": "pending", "dispatched": False, "log": []}]


@pytest.mark.parametrize("leave", LEAVING)
async def test_the_result_of_what_leaves_arrives(site: Runtime, leave: str) -> None:
    assert await site.run("evaluate", {"returns": "value"}, code=f"() => {{ {leave}; return 'left'; }}") == "left"


async def test_the_next_document_does_not_know_the_operation(site: Runtime) -> None:
    command = site.command("evaluate", {"returns": "value"})
    await site.turn({"start": [command], "slice": 0}, code=FOREVER)
    await site.page.goto("http://site.test/b")
    reply = await site.turn({"wait": [command["id"]], "slice": 0})
    assert reply["outcomes"] == [{"id": command["id"], "status": "unknown"}]
