"""Screenshots, what a tab shows over time, and PDF files.

Generated from smooth_page/runtime/src/commands/screenshots.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from typing_extensions import TypedDict

from ..call import Call, operation
from ..contract.values import Target
from .values import Rect, StreamPiece


class ScreencastFrame(TypedDict):
    """What a tab has shown: a JPEG. `time` in ms since 1970. The size is that of the viewport, in CSS pixels."""

    number: int
    base64: str
    time: float
    width: float
    height: float


class ScreencastPiece(TypedDict):
    """`more`: there are further ones. `now`: the browser's time."""

    frames: list[ScreencastFrame]
    more: bool
    now: float


class PdfOptions(TypedDict):
    """Of the DevTools command Page.printToPDF. In inches."""

    landscape: bool
    displayHeaderFooter: bool
    headerTemplate: str
    footerTemplate: str
    printBackground: bool
    scale: float
    paperWidth: float
    paperHeight: float
    marginTop: float
    marginRight: float
    marginBottom: float
    marginLeft: float
    pageRanges: str
    preferCSSPageSize: bool
    generateTaggedPDF: bool
    generateDocumentOutline: bool


@operation("screencast.read", "companion")
def screencast_read(*, window: str | None = None, name: str, after: int, last: bool) -> Call[ScreencastPiece]:
    """Returns what a tab has shown since the frame of that number. The settings of the tab say what is recorded.
    `window`: that of another tab than the one that is asked. `last`: nothing more is recorded, so what is empty then is
    forgotten."""


@operation("page.pdf", "companion")
def page_pdf(*, options: PdfOptions) -> Call[StreamPiece]:
    """Returns the first piece of the PDF."""


@operation("stream.read", "companion")
def stream_read(*, stream: str) -> Call[StreamPiece]:
    """The next piece of what the browser writes."""


@operation("screenshot", "screenshot")
def screenshot(
    target: Target | None = None,
    /,
    *,
    type: Literal["png", "jpeg", "webp"],
    quality: int | None = None,
    clip: Rect | None = None,
    fullPage: bool | None = None,
    omitBackground: bool | None = None,
    scale: Literal["css", "device"] | None = None,
    mask: Sequence[Target] | None = None,
    maskColor: str | None = None,
    style: str | None = None,
    animations: Literal["allow", "disabled"] | None = None,
    caret: Literal["hide", "initial"] | None = None,
    mostElements: int | None = None,
) -> Call[Any]:
    """An encoded image of the element, or of the page. `clip` is relative to the top left corner of that."""
