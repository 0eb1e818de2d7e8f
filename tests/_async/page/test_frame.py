"""Frames: the tree, identity, what can be done in them, those of other origins."""

from __future__ import annotations

import re

import pytest

from smooth_page.async_api import Error, Frame, NotSupportedError, Page
from tests.web_server import WebServer


async def nested(page: Page, server: WebServer) -> None:
    server.page("/inner", "<p>inner</p>")
    server.page("/outer", "<iframe name=inner src=/inner></iframe>")
    await page.goto(server.page("/frames", "<iframe name=outer src=/outer></iframe><iframe id=blank></iframe>"))


async def test_the_tree(page: Page, server: WebServer) -> None:
    await nested(page, server)
    main, outer, inner, blank = page.frames
    assert main is page.main_frame
    assert (main.parent_frame, main.child_frames) == (None, [outer, blank])
    assert (outer.name, outer.url, outer.parent_frame) == ("outer", f"{server.prefix}/outer", main)
    assert (inner.name, inner.parent_frame, outer.child_frames) == ("inner", outer, [inner])
    assert blank.name == "blank"
    assert page.frame("inner") is inner
    assert page.frame(url="**/outer") is outer
    assert page.frame(url=re.compile("inner$")) is inner
    assert page.frame("none") is None
    with pytest.raises(AssertionError, match="Either name or url matcher should be specified"):
        page.frame()
    assert all(frame.page is page for frame in page.frames)


async def test_what_a_frame_does(page: Page, server: WebServer) -> None:
    await nested(page, server)
    frame = page.frame("inner")
    assert frame is not None
    assert await frame.inner_text("p") == "inner"
    assert await frame.evaluate("x => location.pathname + x", "!") == "/inner!"
    assert "<p>inner</p>" in await frame.content()
    await frame.evaluate(
        "document.querySelector('p').attachShadow({ mode: 'open' }).innerHTML = '<i>in the shadow</i>'"
    )
    shadow = '<p><template shadowrootmode="open"><i>in the shadow</i></template>inner</p>'
    assert shadow in await frame.content(include_shadow=True)
    assert "in the shadow" not in await frame.content()
    element = await frame.frame_element()
    assert await element.get_attribute("name") == "inner"
    assert await element.content_frame() is frame
    await frame.set_content("<title>new</title><button>b</button>")
    assert await frame.title() == "new"
    assert await frame.get_by_role("button").count() == 1
    with pytest.raises(Error, match=r"Frame\.frame_element: Frame has been detached\."):
        await page.main_frame.frame_element()


async def test_a_frame_keeps_its_identity_as_it_navigates(page: Page, server: WebServer) -> None:
    await nested(page, server)
    outer = page.frame("outer")
    assert outer is not None
    moved: list[Frame] = []
    page.on("framenavigated", moved.append)
    response = await outer.goto(server.page("/other", "<p>other</p>"))
    assert response is not None
    assert response.frame is outer
    assert page.frame("outer") is outer
    assert outer.url == f"{server.prefix}/other"
    assert await outer.inner_text("p") == "other"
    assert set(moved) == {outer}


@pytest.mark.both_apis
async def test_coming_and_going(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    heard: list[tuple[str, Frame]] = []
    page.on("frameattached", lambda frame: heard.append(("attached", frame)))
    page.on("framedetached", lambda frame: heard.append(("detached", frame)))
    await page.evaluate("document.body.append(Object.assign(document.createElement('iframe'), {name: 'new'}))")
    frame = page.frame("new")
    assert frame is not None
    await page.evaluate("document.querySelector('iframe').remove()")
    assert heard == [("attached", frame), ("detached", frame)]
    assert frame.is_detached()
    assert frame.parent_frame == page.main_frame
    assert page.frame("new") is None
    with pytest.raises(Error, match=r"Frame\.evaluate: .*[Ff]rame was detached"):
        await frame.evaluate("1")


async def test_other_origins_are_seen_but_out_of_reach(page: Page, server: WebServer) -> None:
    foreign = f"{server.cross_prefix}/empty.html"
    await page.goto(server.page("/foreign", f"<iframe name=far src={foreign}></iframe>"))
    frame = page.frame("far")
    assert frame is not None
    assert frame.url == foreign
    with pytest.raises(NotSupportedError, match="another origin"):
        await frame.evaluate("1")
