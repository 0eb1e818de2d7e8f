"""The frame tree: what the news report of it, and when."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from playwright.async_api import Route

from tests.runtime.conftest import OperationFailed, Runtime

PAGES = {
    "/nest": "<iframe name=inner src=/leaf></iframe>",
    "/frames": "<iframe name=one id=first src=/leaf></iframe><iframe id=two src=/nest></iframe><iframe></iframe>",
    "/foreign": "<iframe name=far src=http://other.test/leaf></iframe><iframe id=near src=/leaf></iframe>",
    "/set": "<frameset cols=50%,50%><frame name=left src=/leaf><frame name=right src=/leaf></frameset>",
    "/shadow": """<div id=host></div><script>
        document.querySelector('#host').attachShadow({mode: 'open'}).innerHTML = '<iframe name=deep src=/leaf></iframe>'
    </script>""",
}


@pytest.fixture
async def site(runtime: Runtime) -> Runtime:
    async def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3]
        await route.fulfill(content_type="text/html", body=PAGES.get(path, f"<p>{path}</p>"))

    await runtime.page.route("**/*", answer)
    await runtime.page.goto("http://site.test/")
    return runtime


async def frames(runtime: Runtime) -> list[dict[str, Any]]:
    await runtime.turn({"slice": 0})
    listed: list[dict[str, Any]] = [item["frames"] for item in runtime.news if item["kind"] == "frames"][-1]
    return listed


def shape(listed: list[dict[str, Any]]) -> list[tuple[str, str, int | None, bool]]:
    at = {frame["id"]: index for index, frame in enumerate(listed)}
    return [
        (frame["name"], frame["url"].removeprefix("http://site.test"), at.get(frame["parent"]), frame["reachable"])
        for frame in listed
    ]


async def test_the_tree(site: Runtime) -> None:
    await site.page.goto("http://site.test/frames")
    assert shape(await frames(site)) == [
        ("", "/frames", None, True),
        ("one", "/leaf", 0, True),
        ("two", "/nest", 0, True),
        ("inner", "/leaf", 2, True),
        ("", "about:blank", 0, True),
    ]


@pytest.mark.parametrize("path", ["/frames", "/set", "/shadow"])
async def test_names_and_addresses_are_native_ones(site: Runtime, path: str) -> None:
    await site.page.goto(f"http://site.test{path}")
    native = sorted((frame.name, frame.url) for frame in site.page.frames)
    assert sorted((frame["name"], frame["url"]) for frame in await frames(site)) == native


async def test_a_frame_of_another_origin_is_seen_but_out_of_reach(site: Runtime) -> None:
    await site.page.goto("http://site.test/foreign")
    listed = await frames(site)
    assert shape(listed)[1:] == [("far", "http://other.test/leaf", 0, False), ("near", "/leaf", 0, True)]
    with pytest.raises(OperationFailed) as failed:
        await site.run("page.title", frame=listed[1]["id"])
    assert failed.value.kind == "frame"


async def test_ids_live_as_long_as_the_frame(site: Runtime) -> None:
    await site.page.goto("http://site.test/frames")
    before = await frames(site)
    await site.page.evaluate("new Promise((done) => { first.onload = done; first.src = '/other' })")
    after = await frames(site)
    assert [frame["id"] for frame in after] == [frame["id"] for frame in before]
    assert [old["doc"] == new["doc"] for old, new in zip(before, after, strict=True)] == [True, False, True, True, True]
    assert (
        await site.run("evaluate", {"returns": "value", "source": "location.pathname"}, frame=before[1]["id"])
        == "/other"
    )


async def test_the_main_frame_keeps_its_id_in_every_document(site: Runtime) -> None:
    first = await frames(site)
    await site.page.goto("http://site.test/other")
    second = await frames(site)
    assert first[0]["id"] == second[0]["id"] == "main"
    assert first[0]["doc"] != second[0]["doc"]


async def test_a_frame_that_is_gone(site: Runtime) -> None:
    await site.page.goto("http://site.test/frames")
    gone = (await frames(site))[1]["id"]
    await site.page.evaluate("first.remove()")
    assert len(await frames(site)) == 4
    with pytest.raises(OperationFailed) as failed:
        await site.run("page.title", frame=gone)
    assert failed.value.kind == "detached"


CHANGES = {
    "attached": "document.body.append(document.createElement('iframe'))",
    "attached deep": "frames[1].document.body.append(document.createElement('iframe'))",
    "detached": "first.remove()",
    "pushed": "history.pushState(null, '', '/pushed')",
    "pushed in a frame": "frames[0].history.pushState(null, '', '/pushed')",
    "hash": "location.hash = 'there'",
    "navigated": "frames[0].location.href = '/other'",
    "replaced": "first.srcdoc = '<p>hi</p>'",
    "opened": "document.open(); document.write('<p>hi</p>'); document.close()",
}


@pytest.mark.parametrize("change", CHANGES)
async def test_who_watches_wakes_up(site: Runtime, change: str) -> None:
    await site.page.goto("http://site.test/frames")
    await frames(site)
    await frames(site)  # acknowledges
    site.news.clear()
    command = site.command("page.watch", timeout=0)
    await site.turn({"start": [command], "slice": 0})
    watching = asyncio.ensure_future(site.turn({"wait": [command["id"]], "slice": 20000}))
    await asyncio.sleep(0)
    await site.page.evaluate(CHANGES[change])
    reply = await watching
    assert reply["outcomes"][0]["status"] == "done"
    assert site.news[-1]["kind"] == "frames"


async def test_a_navigation_of_a_frame_is_reported_before_its_document_is_loaded(site: Runtime) -> None:
    """The news come when the next document is there, not when the last of its pictures is."""

    async def never(route: Route) -> None:
        del route

    await site.page.route("**/never.png", never)
    PAGES["/waits"] = "<img src=/never.png>"
    await site.page.goto("http://site.test/nest")
    await frames(site)
    await site.page.evaluate("frames[0].location.href = '/waits'")
    while (await frames(site))[1]["url"] != "http://site.test/waits":
        await site.run("page.watch", timeout=5000)
    assert (await frames(site))[1]["state"] != "complete"
