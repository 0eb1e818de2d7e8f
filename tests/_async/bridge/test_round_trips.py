"""How many events a call costs: what a click or a reload leads to is met by the turn that waits for it."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._protocol.outputs import ActionResult
from smooth_page.async_api import Page
from smooth_page.errors import Error
from tests.web_server import WebServer

SITE = """<!doctype html><title>one</title><a href="/two">two</a><a href="#here">here</a><button>nothing</button>
<form action="/two"><input name="asked"></form><script>console.log("loading " + location.pathname)</script>"""


class Visit:
    """A page whose events are counted, but for those that a document took along when it went: that is a matter of time."""

    def __init__(self, page: Page, server: WebServer) -> None:
        self.page = page
        self.url = f"{server.prefix}/one"
        self._events = 0
        self._act = page.session.act
        page.session.act = self._counted  # type: ignore[method-assign]

    async def _counted(self, *args: Any, **more: Any) -> ActionResult:
        result = await self._act(*args, **more)
        self._events += 1
        return result

    def events(self) -> int:
        """Since the last time."""
        events, self._events = self._events, 0
        return events


@pytest.fixture
async def visit(page: Page, server: WebServer) -> Visit:
    server.page("/one", SITE)
    server.page("/two", SITE)
    return Visit(page, server)


async def test_of_navigations(visit: Visit) -> None:
    page = visit.page
    await page.goto(visit.url)
    assert visit.events() <= 2
    await page.reload()
    assert visit.events() <= 2
    await page.click("text=two")
    assert page.url.endswith("/two")
    assert visit.events() <= 2
    await page.go_back()
    assert visit.events() <= 2
    await page.press("input", "Enter")
    assert page.url.endswith("/two?asked=")
    assert visit.events() <= 2
    await page.evaluate("location.href = '/one'")
    assert page.url == visit.url
    assert visit.events() <= 2
    await page.goto(f"{visit.url}#there")
    assert visit.events() <= 2
    await page.click("text=here")
    assert visit.events() <= 1


async def test_of_what_the_agent_reads(visit: Visit) -> None:
    await visit.page.goto(visit.url)
    assert visit.events() <= 2
    await visit.page.extract({"type": "object", "properties": {}})
    await visit.page.title()
    assert visit.events() <= 2


async def test_of_navigations_that_are_heard_from_the_first_script_on(visit: Visit) -> None:
    page = visit.page
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.goto(visit.url)
    assert visit.events() <= 3
    await page.goto(visit.url.replace("one", "two"))
    assert visit.events() <= 2
    await page.reload()
    assert visit.events() <= 2
    await page.goto(visit.url)
    visit.events()
    await page.click("text=two")
    assert page.url.endswith("/two")
    assert visit.events() <= 3
    assert messages == [f"loading {path}" for path in ("/one", "/two", "/two", "/one", "/two")]
    await page.evaluate("location.href = '/one'")
    assert visit.events() <= 3


async def test_after_a_goto_to_a_file(visit: Visit, server: WebServer) -> None:
    """The document stays, so no call waits for another one, unless it begins a navigation itself."""
    page = visit.page
    server.add("/file", "x", headers=[("content-disposition", "attachment")])
    await page.goto(visit.url)
    for call in (lambda: page.evaluate("1"), lambda: page.locator("button").click()):
        with pytest.raises(Error, match="Download is starting"):
            await page.goto(f"{server.prefix}/file")
        visit.events()
        await call()
        assert visit.events() == 1
    with pytest.raises(Error, match="Download is starting"):
        await page.goto(f"{server.prefix}/file")
    await page.get_by_text("two").click()
    assert page.url == f"{server.prefix}/two"
