"""Windows that a page opens: reported by their opener, and reached through it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import Runtime, Serve

SITE = "http://site.test"
CHUNKS = ("core", "popups")
PAGE = """<a href=/next target=_blank>link</a><a id=opener href=/next target=_blank rel=opener>opener</a>
<a id=plain href=/next>plain</a>
<form action=/sent target=_blank><input name=a value=1><button>send</button></form>"""


@pytest.fixture
async def site(runtime: Runtime, serve: Serve) -> Runtime:
    await serve("/", PAGE)
    for path in ("/next", "/sent", "/other"):
        await serve(path, f"<title>{path}</title><script>window.early = window.first</script>")

    await runtime.page.context.route("http://foreign.test/**", lambda route: route.fulfill(body="foreign"))
    await runtime.page.goto(f"{SITE}/")
    await runtime.turn({"slice": 0}, chunks=CHUNKS)
    return runtime


async def reported(site: Runtime, kind: str) -> dict[str, Any]:
    """The first news of that kind, once it is there."""
    while not (found := [item for item in site.news if item["kind"] == kind]):
        await site.run("page.watch", chunks=CHUNKS)
    return found[0]


async def inside(site: Runtime, popup: str, op: str, **params: Any) -> Any:
    """The value of an operation in the popup."""
    own = Runtime(site.page)  # with news and numbers of its own
    reply = await own.turn({"start": [own.command(op, params)]}, None, CHUNKS, popup=popup)
    (outcome,) = reply["outcomes"]
    assert outcome["status"] == "done", outcome
    return outcome["value"]


OPENED = {
    "window.open('/next')": {"url": f"{SITE}/next", "aside": False, "opener": True},
    "window.open('/next', '_blank', 'noopener')": {"url": f"{SITE}/next", "aside": False, "opener": False},
    "window.open('/next', 'named', 'width=200,height=100')": {"url": f"{SITE}/next", "aside": False, "opener": True},
    "window.open()": {"url": "", "aside": False, "opener": True},
    "document.querySelector('a').click()": {"url": f"{SITE}/next", "aside": False, "opener": False},
    "document.querySelector('#opener').click()": {"url": f"{SITE}/next", "aside": False, "opener": True},
    "document.querySelector('button').click()": {"url": f"{SITE}/sent", "aside": False, "opener": False},
    "plain.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }))": {
        "url": f"{SITE}/next",
        "aside": True,
        "opener": False,
    },
}


@pytest.mark.parametrize("script", OPENED)
async def test_a_window_is_reported_once_its_document_has_come(site: Runtime, script: str) -> None:
    await site.page.evaluate(f"() => {{ {script} }}")
    popup = await reported(site, "popup")
    expected = OPENED[script]
    assert {key: popup[key] for key in ("frame", "url", "aside", "closed", "reachable")} == {
        "frame": "main",
        "url": expected["url"],
        "aside": expected["aside"],
        "closed": False,
        "reachable": True,
    }
    code = "() => [location.pathname.split('?')[0], opener !== null]"
    path = expected["url"].removeprefix(SITE) or "blank"
    assert await inside(site, popup["popup"], "evaluate", returns="value", source=code) == [path, expected["opener"]]


async def test_a_click_that_the_page_prevents_opens_nothing(site: Runtime) -> None:
    await site.page.evaluate("addEventListener('click', event => event.preventDefault())")
    await site.page.evaluate("document.querySelector('a').click()")
    await site.page.evaluate("window.open('/other')")
    assert (await reported(site, "popup"))["url"] == f"{SITE}/other"
    assert len(site.page.context.pages) == 2


async def test_init_scripts_run_before_the_popups_own(site: Runtime) -> None:
    settings = {"popups": {"initScripts": ["window.first = 1"]}}
    await site.turn({"slice": 0, "settings": settings}, chunks=CHUNKS)
    await site.page.evaluate("() => { window.open('/next') }")
    popup = await reported(site, "popup")
    assert popup["ran"] is True
    assert await inside(site, popup["popup"], "evaluate", returns="value", source="window.first") == 1


async def test_a_popup_goes_somewhere_and_is_closed(site: Runtime) -> None:
    await site.page.evaluate("() => { window.open('/next') }")
    popup = (await reported(site, "popup"))["popup"]
    assert await site.run("popup.goto", {"popup": popup, "url": f"{SITE}/other"}) is None
    assert await inside(site, popup, "page.title") in ("", "/other")
    assert await site.run("popup.close", {"popup": popup}) is True
    assert (await reported(site, "popupclosed"))["popup"] == popup
    assert await site.run("popup.close", {"popup": popup}) is False
    reply = await Runtime(site.page).turn({"slice": 0}, None, CHUNKS, popup=popup)
    assert reply == {"absent": True, "popup": "closed"}


async def test_news_of_a_popup_are_announced_by_its_opener(site: Runtime) -> None:
    await site.page.evaluate("() => { window.popup = window.open('/next') }")
    popup = (await reported(site, "popup"))["popup"]
    await inside(site, popup, "page.title")
    await site.page.evaluate("popup.history.pushState(null, '', '/pushed')")
    assert (await reported(site, "popupnews"))["popup"] == popup


async def test_a_popup_of_another_origin_is_out_of_reach(site: Runtime) -> None:
    await site.page.evaluate("() => { window.open('http://foreign.test/') }")
    popup = await reported(site, "popup")
    assert (popup["url"], popup["reachable"]) == ("http://foreign.test/", False)
    reply = await Runtime(site.page).turn({"slice": 0}, None, CHUNKS, popup=popup["popup"])
    assert reply == {"absent": True, "popup": "foreign"}
