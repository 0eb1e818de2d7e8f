"""What the browser draws: PDFs and screenshots."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from smooth_page.async_api import Page
from smooth_page.errors import Error

from .conftest import HOSTS

BOX = re.compile(rb"/MediaBox\s*\[([^\]]*)\]")


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


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
    await page.set_content("<canvas width=1500 height=1500>")
    await page.evaluate(
        """() => {
          const context = document.querySelector("canvas").getContext("2d");
          const image = context.createImageData(1500, 1500);
          for (let at = 0; at < image.data.length; at++) image.data[at] = Math.random() * 256;
          context.putImageData(image, 0, 0);
        }"""
    )
    pdf = await page.pdf(print_background=True)
    assert len(pdf) > 3_000_000
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
