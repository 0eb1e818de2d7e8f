"""The file chooser that a page opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._shared.api.api_types import Files, Timeout

from ..events.events import Eventless
from .element_handle import ElementHandle
from .target import ElementTarget

if TYPE_CHECKING:
    from smooth_page._protocol.contract import FileChooserNews

    from ..page.page import Page
    from ..page.tab import Tab


class FileChooser(Eventless):
    """The file chooser of a clicked <input type=file>, emitted while there are listeners. No dialog opens then.

    [Playwright](https://playwright.dev/python/docs/api/class-filechooser)
    """

    def __init__(self, tab: Tab, news: FileChooserNews) -> None:
        self._page = tab.page
        self._element = ElementHandle(tab.news.frame(news["frame"], ""), news["element"])
        self._multiple = news["multiple"]

    def __repr__(self) -> str:
        return f"<FileChooser page={self._page!r} element={self._element}>"

    @property
    def page(self) -> Page:
        """The page of the <input>.

        [Playwright](https://playwright.dev/python/docs/api/class-filechooser#file-chooser-page)
        """
        return self._page

    @property
    def element(self) -> ElementHandle:
        """A handle of the <input>.

        [Playwright](https://playwright.dev/python/docs/api/class-filechooser#file-chooser-element)
        """
        return self._element

    def is_multiple(self) -> bool:
        """Whether the <input> accepts more than one file.

        [Playwright](https://playwright.dev/python/docs/api/class-filechooser#file-chooser-is-multiple)
        """
        return self._multiple

    async def set_files(self, files: Files, *, no_wait_after: bool | None = None, timeout: Timeout = None) -> None:
        """Sets the files: paths, a directory, or payloads with a name, a MIME type and bytes. Raises TimeoutError after
        `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-filechooser#file-chooser-set-files)
        """
        element = self._element
        await ElementTarget(element._frame, {"handle": element._wire}, "FileChooser").set_input_files(
            "set_files", timeout, files
        )
