"""Which frame shows what."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import OperationFailed, Runtime

PAGE = "<iframe name=a srcdoc='<p>x</p>'></iframe><iframe sandbox srcdoc='y'></iframe><b>z</b>"


async def test_elements_and_their_frames(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    element = await runtime.run("query", {"target": {"selector": "iframe"}})
    frame = await runtime.run("frame.of", {"handle": element})
    again = await runtime.run("frame.element", {"frame": frame})
    params = {"target": {"handle": again}, "what": "attribute", "name": "name"}
    assert await runtime.run("read", params) == "a"
    inner = await runtime.run("query", {"target": {"selector": "iframe >> nth=0 >> internal:control=enter-frame >> p"}})
    assert await runtime.run("frame.owner", {"handle": inner}) == frame
    other = await runtime.run("query", {"target": {"selector": "b"}})
    assert await runtime.run("frame.owner", {"handle": other}) == "main"
    assert await runtime.run("frame.of", {"handle": other}) is None


async def test_frames_of_another_origin_have_an_id_too(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    element = await runtime.run("query", {"target": {"selector": "iframe >> nth=1"}})
    frame = await runtime.run("frame.of", {"handle": element})
    listed = [item for news in runtime.news if news["kind"] == "frames" for item in news["frames"]]
    assert [item["reachable"] for item in listed if item["id"] == frame][-1] is False


async def test_nodes_of_no_frame(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    code = "document.implementation.createHTMLDocument().body"
    handle = await runtime.run("evaluate", {"returns": "handle"}, code=code)
    assert await runtime.run("frame.owner", {"handle": handle}) is None


async def test_main_frames_have_no_element(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    with pytest.raises(OperationFailed, match="Frame has been detached"):
        await runtime.run("frame.element", {"frame": "main"})


async def test_focus(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    assert await runtime.run("page.bringToFront") is None
