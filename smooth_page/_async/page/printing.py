"""PDFs of a page."""

from __future__ import annotations

from pathlib import Path

from smooth_page._protocol import commands
from smooth_page._protocol.commands import PdfOptions
from smooth_page._shared.api.structures import PdfMargins
from smooth_page._shared.elements.files import write_bytes
from smooth_page._shared.elements.pdf_options import pdf_options
from smooth_page.errors import Error

from ..companion.requirement import needs_companion
from .page_core import PageCore
from .streams import read_stream

_TITLE = "Page.pdf"


class PagePrinting(PageCore):
    """Part of `Page`: prints it."""

    @needs_companion(_TITLE, "scripts in a page can't print")
    async def pdf(
        self,
        *,
        display_header_footer: bool | None = None,
        footer_template: str | None = None,
        format: str | None = None,
        header_template: str | None = None,
        height: str | float | None = None,
        landscape: bool | None = None,
        margin: PdfMargins | None = None,
        outline: bool | None = None,
        page_ranges: str | None = None,
        path: str | Path | None = None,
        prefer_css_page_size: bool | None = None,
        print_background: bool | None = None,
        scale: float | None = None,
        tagged: bool | None = None,
        width: str | float | None = None,
    ) -> bytes:
        """Raises NotSupportedError without the companion. Prints the page as a PDF and returns its bytes,
        also written to `path`. Sizes with units (px, in, cm, mm), or in CSS pixels.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-pdf)
        """
        given = {name: value for name, value in locals().items() if name not in ("self", "path")}
        try:
            options = pdf_options(given)
        except Error as error:
            raise Error(f"{_TITLE}: {error.message}") from None
        with self._tab.bridge.one_call():
            content = await self._printed(options)
        if path is not None:
            write_bytes(path, content)
        return content

    async def _printed(self, options: PdfOptions) -> bytes:
        """Prints, and reads the result piece by piece."""
        main = self._tab.main
        return await read_stream(main, await main.run(commands.page_pdf(options=options), _TITLE), _TITLE)
