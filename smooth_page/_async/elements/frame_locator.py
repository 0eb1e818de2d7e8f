"""Frame locators: the content of an <iframe>, named by how to find it."""

from __future__ import annotations

from re import Pattern
from typing import TYPE_CHECKING

from smooth_page._shared.elements import selectors as build
from smooth_page.errors import Error

from ..events.events import Eventless
from .get_by import GetBy
from .target import ActionFrame

if TYPE_CHECKING:
    from .locator import Locator


class FrameLocator(GetBy, Eventless):
    """The content of an <iframe>. More than one matching <iframe> is an error, except for `page.frame_locator()`.

    [Playwright](https://playwright.dev/python/docs/api/class-framelocator)
    """

    def __init__(self, frame: ActionFrame, selector: str | None) -> None:
        """Without a selector: the frame and all frames below it."""
        self._frame = frame
        self._selector = build.ANY_FRAME if selector is None else selector

    def __repr__(self) -> str:
        return f"<FrameLocator frame={self._frame!r} selector={self._selector!r}>"

    def _acting_frame(self) -> ActionFrame:
        return self._frame

    def _below(self, selector: str) -> str:
        if self._selector == build.ANY_FRAME:
            return build.below(self._selector, selector)
        return build.in_frame(self._selector, selector)

    @property
    def first(self) -> FrameLocator:
        """The first matching <iframe>.

        [Playwright](https://playwright.dev/python/docs/api/class-framelocator#frame-locator-first)
        """
        return self.nth(0)

    @property
    def last(self) -> FrameLocator:
        """The last matching <iframe>.

        [Playwright](https://playwright.dev/python/docs/api/class-framelocator#frame-locator-last)
        """
        return self.nth(-1)

    def nth(self, index: int) -> FrameLocator:
        """The matching <iframe> at the index, which starts at 0.

        [Playwright](https://playwright.dev/python/docs/api/class-framelocator#frame-locator-nth)
        """
        if self._selector == build.ANY_FRAME:
            raise Error("Selecting the nth frame is not allowed on frame_locator().")
        return FrameLocator(self._frame, build.nth(self._selector, index))

    @property
    def owner(self) -> Locator:
        """The <iframe> itself.

        [Playwright](https://playwright.dev/python/docs/api/class-framelocator#frame-locator-owner)
        """
        from .locator import Locator

        return Locator(self._frame, self._selector)

    def frame_locator(self, selector: str) -> FrameLocator:
        """The content of an <iframe> inside this one.

        [Playwright](https://playwright.dev/python/docs/api/class-framelocator#frame-locator-frame-locator)
        """
        return FrameLocator(self._frame, self._below(selector))

    def locator(
        self,
        selector_or_locator: str | Locator,
        *,
        has: Locator | None = None,
        has_not: Locator | None = None,
        has_not_text: str | Pattern[str] | None = None,
        has_text: str | Pattern[str] | None = None,
    ) -> Locator:
        """Elements inside the frame.

        [Playwright](https://playwright.dev/python/docs/api/class-framelocator#frame-locator-locator)
        """
        from .locator import Locator

        selector = selector_or_locator
        if isinstance(selector, Locator):
            if selector._frame is not self._frame:
                raise Error("Locators must belong to the same frame.")
            selector = selector._selector
        found = Locator(self._frame, self._below(selector))
        return found.filter(has=has, has_not=has_not, has_not_text=has_not_text, has_text=has_text)
