"""Screenshots, against native Playwright's: the same size, and nearly the same pixels."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from smooth_page._shared.wire.wire import bytes_from_wire

from ..conftest import OperationFailed, Runtime

pytestmark = pytest.mark.usefixtures("same_window")

PAGE = """<!doctype html>
<style>
  body { font: 16px sans-serif; background: #eef }
  .box { height: 100px; overflow: auto; border: 1px solid red }
  @keyframes spin { to { transform: rotate(1turn) } }
  #fixed { position: fixed; top: 5px; right: 5px; background: yellow; animation: spin 1s infinite }
</style>
<h1>Hello</h1><input value=abc><input type=checkbox checked>
<div class=box><p>1<p>2<p>3<p>4<p>5<p>6</div>
<div style="height: 2000px; background: linear-gradient(red, blue)"></div>
<p id=fixed>fixed</p><p id=host></p><p id=hidden hidden></p>
<script>
  document.querySelector("#host").attachShadow({ mode: "open" }).innerHTML = "<b style='color: green'>shadow</b>";
  document.querySelector(".box").scrollTop = 60;
</script>"""
# How large two images are, the share of their pixels that differ clearly, and the first pixel of the second one.
COMPARE = """async (sources) => {
  const images = await Promise.all(sources.map(async (source) => {
    const image = await createImageBitmap(await (await fetch(source)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  const [a, b] = images.map(({ data }) => data);
  let different = 0;
  for (let at = 0; at < a.length; at += 4)
    if ([0, 1, 2, 3].some((part) => Math.abs(a[at + part] - b[at + part]) > 40)) different++;
  return [...images.map(({ width, height }) => [width, height]), different / (a.length / 4), [...b.slice(0, 4)]];
}"""
STILL = {"animations": "disabled"}
CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "viewport": ({}, {}),
    "whole page": ({"fullPage": True}, {"full_page": True}),
    "clip": ({"clip": {"x": 10.4, "y": 20, "width": 300, "height": 150.2}},) * 2,
    "clip of the whole page": (
        {"fullPage": True, "clip": {"x": 0, "y": 1500, "width": 300, "height": 900}},
        {"full_page": True, "clip": {"x": 0, "y": 1500, "width": 300, "height": 900}},
    ),
    "jpeg": ({"type": "jpeg", "quality": 80}, {"type": "jpeg", "quality": 80}),
    "style": ({"style": "h1 { color: red }"}, {"style": "h1 { color: red }"}),
}


async def image_of(runtime: Runtime, **params: Any) -> bytes:
    return (
        bytes_from_wire(await runtime.run("screenshot", {"type": "png", **STILL, **params}, chunks=("screenshot",)))
        or b""
    )


async def compare(runtime: Runtime, native: bytes, ours: bytes) -> tuple[list[int], list[int], float, list[int]]:
    sources = [f"data:image/png;base64,{base64.b64encode(image).decode()}" for image in (native, ours)]
    found: tuple[list[int], list[int], float, list[int]] = await runtime.page.evaluate(COMPARE, sources)
    return found


@pytest.mark.parametrize("name", CASES)
async def test_pages(runtime: Runtime, name: str) -> None:
    params, arguments = CASES[name]
    await runtime.page.set_content(PAGE)
    await runtime.page.evaluate("scrollTo(0, 50)")
    native = await runtime.page.screenshot(**STILL, **arguments)
    ours = await image_of(runtime, **params)
    native_size, size, different, _ = await compare(runtime, native, ours)
    assert size == native_size
    assert different < 0.05


@pytest.mark.parametrize("selector", ["h1", ".box", "#host"])
async def test_elements(runtime: Runtime, selector: str) -> None:
    await runtime.page.set_content(PAGE)
    native = await runtime.page.locator(selector).screenshot(**STILL)
    ours = await image_of(runtime, target={"selector": selector, "strict": True})
    native_size, size, different, _ = await compare(runtime, native, ours)
    assert size == native_size
    assert different < 0.05


async def test_masks_and_backgrounds(runtime: Runtime) -> None:
    await runtime.page.set_content("<!doctype html><style>body { margin: 0 }</style><h1 style='margin: 0'>x</h1>")
    area = {"clip": {"x": 0, "y": 0, "width": 20, "height": 10}}
    masked = await image_of(runtime, **area, mask=[{"selector": "h1"}], maskColor="rgb(1, 2, 3)")
    bare = await image_of(runtime, **area, omitBackground=True)
    assert (await compare(runtime, masked, masked))[3] == [1, 2, 3, 255]
    assert (await compare(runtime, bare, bare))[3] == [0, 0, 0, 0]


async def test_hidden_scroll_bars_and_placeholders_look_as_they_do_in_the_document(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<!doctype html><style>body { margin: 0 } ::-webkit-scrollbar { width: 40px; background: red }
        .box { height: 120px; overflow: auto } .box * { width: 300px; margin: 0 auto; display: block; border: 0 }
        p { height: 40px; background: blue } ::placeholder { color: lime; font: 40px/40px monospace }</style>
        <div class=box><p></p><textarea placeholder="&#x2588;&#x2588;&#x2588;&#x2588;"></textarea><p></p><p></p></div>"""
    )
    native = await runtime.page.screenshot(**STILL)
    assert (await compare(runtime, native, await image_of(runtime)))[2] < 0.005
    assert await runtime.page.evaluate("frames.length") == 0  # The one that pictures were decoded in is gone.


@pytest.mark.parametrize(
    ("style", "omit"),
    [("", False), ("background: #123456", True), ("background: rgba(0, 0, 0, 0.5)", False), ("", True)],
)
async def test_images_without_transparency_have_no_alpha_channel(runtime: Runtime, style: str, omit: bool) -> None:
    await runtime.page.set_content(f"<!doctype html><body style='{style}'><h1>x</h1>")
    native = await runtime.page.screenshot(**STILL, omit_background=omit)
    ours = await image_of(runtime, omitBackground=omit)
    kinds = {"RGB": 2, "RGBA": 6}
    assert native[25] == ours[25] == kinds["RGBA" if omit and not style else "RGB"]


async def test_documents_that_are_never_idle(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<!doctype html><h1>x</h1><script>
        const busy = () => { const end = performance.now() + 40; while (performance.now() < end); requestAnimationFrame(busy) };
        busy()</script>"""
    )
    assert (await image_of(runtime)).startswith(b"\x89PNG")


@pytest.mark.usefixtures("new_window")
async def test_what_moves_goes_on_afterwards(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    await image_of(runtime, style="h1 { display: none }")
    states = "[document.getAnimations()[0].playState, document.adoptedStyleSheets.length]"
    assert await runtime.page.evaluate(states) == ["running", 0]


async def test_what_can_not_be_seen(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    with pytest.raises(OperationFailed, match="Clipped area is either empty or outside"):
        await image_of(runtime, clip={"x": 5000, "y": 0, "width": 1, "height": 1})
    with pytest.raises(OperationFailed) as failure:
        await runtime.run(
            "screenshot", {"type": "png", "target": {"selector": "#hidden"}}, chunks=("screenshot",), timeout=200
        )
    assert failure.value.log[:6] == [
        "waiting for {{target}}",
        "taking element screenshot",
        "waiting for fonts to load...",
        "fonts loaded",
        "attempting scroll into view action",
        "  waiting for element to be stable",
    ]
