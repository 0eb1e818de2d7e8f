"""Screenshots of pages and elements."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from smooth_page.async_api import Browser, Error, Page, TimeoutError
from tests.web_server import WebServer


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same one for all tests, which show a document of their own."""
    return module_page


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


async def test_pages_and_elements(page: Page, tmp_path: Path) -> None:
    await page.set_content("<body style='margin: 0'><p style='width: 50px; height: 2000px; margin: 0'>x</p>")
    path = tmp_path / "new" / "page.png"
    image = await page.screenshot(path=path)
    assert size(image) == (1280, 720)
    assert path.read_bytes() == image
    assert size(await page.screenshot(full_page=True)) == (1280, 2000)
    assert size(await page.screenshot(clip={"x": 1, "y": 2, "width": 30, "height": 40})) == (30, 40)
    assert size(await page.locator("p").screenshot(mask=[page.locator("p")])) == (50, 2000)
    handle = await page.query_selector("p")
    assert handle is not None
    assert size(await handle.screenshot()) == (50, 2000)
    assert (await page.screenshot(path=tmp_path / "a.jpg", quality=50)).startswith(b"\xff\xd8\xff")
    assert (await page.screenshot(type="webp"))[8:12] == b"WEBP"


async def test_a_policy_against_images(page: Page, server: WebServer) -> None:
    await page.goto(
        server.add("/", "<p>x</p>", content_type="text/html", headers=[("content-security-policy", "img-src 'none'")])
    )
    with pytest.raises(Error, match=r"Page\.screenshot: "):
        await page.screenshot()
    assert await page.inner_text("p") == "x"


async def test_arguments_that_can_not_be(page: Page, browser: Browser) -> None:
    for arguments, message in (
        ({"path": "x.pdf"}, 'path: unsupported mime type "application/pdf"'),
        ({"path": "x"}, 'path: unsupported mime type "null"'),
        ({"type": "gif"}, "type: expected one of (png|jpeg|webp)"),
        ({"scale": "x"}, "scale: expected one of (css|device)"),
        ({"quality": 5}, "Page.screenshot: options.quality is unsupported for the png screenshots"),
        ({"type": "jpeg", "quality": 101}, "Expected options.quality to be between 0 and 100 (inclusive), got 101"),
        ({"type": "jpeg", "quality": 1.5}, "quality: expected integer, got float 1.5"),
        ({"clip": {"x": 0, "y": 0, "width": 0, "height": 1}}, "Expected options.clip.width to be greater than 0."),
    ):
        with pytest.raises(Error, match=re.escape(message)):
            await page.screenshot(**arguments)  # type: ignore[arg-type]
    with pytest.raises(TimeoutError, match=r"Locator\.screenshot: Timeout 100ms exceeded\."):
        await page.locator("#none").screenshot(timeout=100)
