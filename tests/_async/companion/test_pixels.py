"""What the browser draws: PDFs and screenshots."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page as NativePage
from playwright.async_api import async_playwright as native_playwright

from smooth_page.async_api import Browser, Page
from smooth_page.errors import Error
from smooth_page.local.chromium import find_chromium
from tests.web_server import WebServer

BOX = re.compile(rb"/MediaBox\s*\[([^\]]*)\]")


def sizes(pdf: bytes) -> list[tuple[float, ...]]:
    """The pages of a PDF, in points."""
    return [tuple(map(float, box.split()))[2:] for box in BOX.findall(pdf)]


async def test_pdf(page: Page, tmp_path: Path) -> None:
    await page.set_content("<p>one<p style='break-before: page'>two")
    path = tmp_path / "new" / "page.pdf"
    pdf = await page.pdf(path=path)
    assert pdf.startswith(b"%PDF")
    assert path.read_bytes() == pdf
    assert sizes(pdf) == [(612, 792), (612, 792)]
    assert sizes(await page.pdf(format="A4", landscape=True, page_ranges="2")) == [(842.88, 595.91998)]
    await page.add_style_tag(content="@page { size: 3in 4in }")
    assert sizes(await page.pdf(prefer_css_page_size=True))[0] == (216, 288)
    tagged = await page.pdf(tagged=True, outline=True, width="2in", height=192)
    assert b"/StructTreeRoot" in tagged
    assert sizes(tagged)[0] == (144, 144)


async def test_large_pdfs_come_in_pieces(page: Page) -> None:
    await page.set_content("<canvas width=800 height=800>")
    await page.evaluate(
        """() => {
          const context = document.querySelector("canvas").getContext("2d");
          const image = context.createImageData(800, 800);
          for (let at = 0; at < image.data.length; at++) image.data[at] = Math.random() * 256;
          context.putImageData(image, 0, 0);
        }"""
    )
    pdf = await page.pdf(print_background=True)
    assert len(pdf) > 1_600_000  # a piece has 1.5 MB
    assert pdf.rstrip().endswith(b"%%EOF")


async def test_mistakes_of_pdf(page: Page) -> None:
    for given, message in {
        "9-12": "Page.pdf: Protocol error (Page.printToPDF): Page range exceeds page count",
        "x": "Page.pdf: Protocol error (Page.printToPDF): Page range syntax error",
    }.items():
        with pytest.raises(Error, match=re.escape(message)):
            await page.pdf(page_ranges=given)
    with pytest.raises(Error, match=r"Page\.pdf: Unknown paper format: foo"):
        await page.pdf(format="foo")


MARKUP = """<!doctype html><style>
  body { margin: 8px; font: 20px serif } p { animation: fade 1s infinite } @keyframes fade { from { opacity: 0.2 } }
  #far { position: absolute; left: 40.5px; top: 1500.3px; width: 120px; height: 50px; background: lime }
</style><h1>Title</h1><p>fades</p><input value=abc><select><option>x</select>
<iframe width=200 height=60 src="ELSEWHERE"></iframe><canvas width=50 height=50></canvas><div id=far>far</div>
<div style="height: 2000px; width: 1500px"></div>
<script>document.querySelector("canvas").getContext("2d").fillRect(5, 5, 20, 20)</script>"""


@pytest.fixture(scope="module")
async def native() -> AsyncIterator[NativePage]:
    async with native_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium())
        yield await browser.new_page(device_scale_factor=2)
        await browser.close()


async def test_images_are_those_of_playwright(
    native: NativePage, companion_browser: Browser, server: WebServer, host: str
) -> None:
    elsewhere = server.page("/framed", "<body style='background: cyan'>framed").replace("127.0.0.1", "localhost")
    url = server.page("/shown", MARKUP.replace("ELSEWHERE", elsewhere))
    async with await companion_browser.new_context(device_scale_factor=2) as context:
        page = await context.new_page()
        await page.goto(url)
        await native.goto(url)
        for each in (page, native):  # what a frame shows may come later
            await each.screenshot()
        options: list[dict[str, Any]] = [
            {"full_page": True, "clip": {"x": 10, "y": 1450, "width": 300, "height": 200}},
            {"clip": {"x": 10, "y": 20, "width": 300.4, "height": 200}, "omit_background": True},
            {"scale": "css", "style": "h1 { color: red }"},
            {"type": "jpeg", "quality": 30},
        ]
        different = [
            given
            for given in options
            if await page.screenshot(animations="disabled", **given)
            != await native.screenshot(animations="disabled", **given)
        ]
        masks = [await each.screenshot(mask=[each.locator("h1")], animations="disabled") for each in (page, native)]
        boxes = [await each.locator("#far").screenshot(animations="disabled") for each in (page, native)]
        # Another build of the browser, of the same version, draws some pixels otherwise.
        if host == "engine":
            assert different == []
            assert masks[0] == masks[1]
            assert boxes[0] == boxes[1]
        assert (
            await page.evaluate("document.querySelector('x-mask') === null && document.adoptedStyleSheets.length") == 0
        )
        assert await page.evaluate("document.getAnimations()[0].playState") == "running"


OUTER = """<body style="margin: 20px; height: 1800px"><h1>Outer</h1>
<iframe src="MIDDLE" style="width: 400px; height: 300px; border: 5px solid green"></iframe><p>moves</p>
<style>p { animation: fade 1s infinite } @keyframes fade { from { opacity: 0.2 } }</style>"""
MIDDLE = """<b>Middle</b><iframe src="INNER" style="width: 300px; height: 150px; border: 3px solid red; padding: 4px"></iframe>"""
INNER = """<body style="margin: 0; height: 500px; background: #eee"><p>inner</p><button>In</button><input>
<style>p { width: 100px; background: cyan; animation: fade 1s infinite } @keyframes fade { from { opacity: 0.2 } }</style>"""


async def test_images_of_frames_of_other_origins(native: NativePage, page: Page, server: WebServer, host: str) -> None:
    inner = server.page("/inner", INNER)
    middle = server.page("/middle", MIDDLE.replace("INNER", inner)).replace("127.0.0.1", "localhost")
    url = server.page("/outer", OUTER.replace("MIDDLE", middle))
    assert native.context.browser is not None
    async with await native.context.browser.new_context() as other:
        shots: list[list[bytes]] = []
        for each in (page, await other.new_page()):
            await each.goto(url)
            frame = each.frame_locator("iframe")
            deep = frame.frame_locator("iframe")
            await deep.locator("input").focus()
            await each.screenshot()  # what frames show may come later
            still: dict[str, Any] = {"animations": "disabled"}
            masks = [deep.locator("button"), frame.locator("b"), each.locator("h1")]
            shots.append(
                [
                    await each.screenshot(mask=masks, **still),
                    await each.screenshot(full_page=True, style="p { background: magenta !important }", **still),
                    await deep.locator("p").screenshot(style="p { color: red }", **still),
                    await deep.locator("body").screenshot(mask=[deep.locator("button")], **still),
                    await frame.locator("iframe").screenshot(**still),
                    await deep.locator("input").screenshot(scale="css", type="jpeg", **still),
                ]
            )
        sizes = [[shot[16:24] for shot in taken[:-1]] for taken in shots]
        assert sizes[0] == sizes[1]
        if host == "engine":
            assert shots[0] == shots[1]
        await page.evaluate("scrollTo(0, 1000)")
        far = (
            await page.frame_locator("iframe")
            .frame_locator("iframe")
            .locator("p")
            .screenshot(style="p { color: red }", **still)
        )
        assert far[16:24] == sizes[0][2]
        left = "[document.querySelector('x-mask'), document.adoptedStyleSheets.length, document.getAnimations()[0]?.playState]"
        assert [await frame.evaluate(left) for frame in page.frames] == [
            [None, 0, "running"],
            [None, 0, None],
            [None, 0, "running"],
        ]


async def test_images_of_phones(companion_browser: Browser, native: NativePage) -> None:
    given: dict[str, Any] = {"viewport": {"width": 390, "height": 700}, "is_mobile": True, "device_scale_factor": 2}
    assert native.context.browser is not None
    async with (
        await companion_browser.new_context(**given) as context,
        await native.context.browser.new_context(**given) as other,
    ):
        pages = [await context.new_page(), await other.new_page()]
        shots: list[list[tuple[int, ...]]] = []
        for page in pages:
            await page.set_content("<body style='margin: 0'><p style='width: 1500px; height: 3000px; margin: 0'>x")
            taken = [await page.screenshot(full_page=full) for full in (False, True)]
            shots.append([(*shot[16:24],) for shot in [*taken, await page.locator("p").screenshot()]])
        assert shots[0] == shots[1]


async def test_mistakes_of_screenshots(page: Page) -> None:
    await page.set_content("<p>x")
    with pytest.raises(Error, match="Clipped area is either empty or outside the resulting image"):
        await page.screenshot(clip={"x": 3000, "y": 10, "width": 5, "height": 5})
    assert (await page.screenshot()).startswith(b"\x89PNG")


async def test_a_page_is_brought_to_the_front(page: Page) -> None:
    second = await page.context.new_page()
    await page.bring_to_front()
    assert await page.evaluate("document.hasFocus()")
    assert (await second.screenshot()).startswith(b"\x89PNG")
