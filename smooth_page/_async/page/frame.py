"""A frame of a page: the main one, or an <iframe> at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.api.created_once import created_once
from smooth_page.errors import Error

from ..elements.element_handle import ElementHandle
from ..events.events import AnyListening
from ..unsupported.out_of_reach import WebMCP
from .document_actions import DocumentActions

if TYPE_CHECKING:
    from .page import Page
    from .tab_frame import TabFrame


class Frame(AnyListening, DocumentActions):
    """A frame.

    Difference from Playwright: frames of another origin than the page's are listed, but actions on them raise
    NotSupportedError; none with the companion.
    [Playwright](https://playwright.dev/python/docs/api/class-frame)
    """

    def __init__(self, frame: TabFrame) -> None:
        super().__init__()
        self._frame = frame

    def __repr__(self) -> str:
        return f"<Frame name={self.name} url={self.url!r}>"

    def _acting_frame(self) -> TabFrame:
        return self._frame

    # -- facts -----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page of the frame.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-page)
        """
        return self._frame.page

    @property
    def name(self) -> str:
        """The `name` of the frame's element, or its id.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-name)
        """
        return self._frame.info.name

    @property
    def url(self) -> str:
        """The URL when the page last answered.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-url)
        """
        return self._frame.info.url

    @property
    def parent_frame(self) -> Frame | None:
        """The frame that contains it, or contained it before it was detached; None for the main frame.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-parent-frame)
        """
        parent = self._frame.info.parent
        found = self._frame.tab.frames.get(parent or "")
        return None if found is None else found.frame

    @property
    def child_frames(self) -> list[Frame]:
        """The frames directly inside it, in document order.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-child-frames)
        """
        frames = self._frame.tab.frames.values()
        return [frame.frame for frame in frames if frame.info.parent == self._frame.info.id]

    def is_detached(self) -> bool:
        """Whether the frame no longer exists.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-is-detached)
        """
        return self._frame.is_detached

    async def frame_element(self) -> ElementHandle:
        """Returns the <iframe> element. Raises Error for the main frame.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-frame-element)
        """
        parent = self._frame.tab.frames.get(self._frame.info.parent or "")
        if parent is None or self._frame.is_detached:
            raise Error("Frame.frame_element: Frame has been detached.")
        wire = await parent.run(commands.frame_element(frame=self._frame.info.id), "Frame.frame_element")
        return ElementHandle(parent, wire)

    @property
    def webmcp(self) -> WebMCP:
        """The tools that the frame offers to agents; its methods raise NotSupportedError.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-webmcp)
        """
        return created_once(self, WebMCP)
