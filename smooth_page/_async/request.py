"""A request of the page, as far as a script in the page can know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .frame import Frame


class Request:
    """The request of a document. What travelled on the wire can't be seen from within the page.

    [Playwright](https://playwright.dev/python/docs/api/class-request)
    """

    def __init__(self, frame: Frame, url: str) -> None:
        self._frame = frame
        self._url = url

    def __repr__(self) -> str:
        return f"<Request url={self.url!r} method={self.method!r}>"

    @property
    def url(self) -> str:
        """The address.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-url)
        """
        return self._url

    @property
    def method(self) -> str:
        """GET, as documents are navigated to.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-method)
        """
        return "GET"

    @property
    def resource_type(self) -> str:
        """`document`.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-resource-type)
        """
        return "document"

    @property
    def frame(self) -> Frame:
        """The frame that was navigated.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-frame)
        """
        return self._frame

    def is_navigation_request(self) -> bool:
        """True: it brought a document.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-is-navigation-request)
        """
        return True
