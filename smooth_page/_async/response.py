"""The response that brought a document, as far as the browser tells a script of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from smooth_page.errors import NotSupportedError

from .request import Request

if TYPE_CHECKING:
    from .frame import Frame


class Response:
    """The response of a navigation: address and status. Headers and body are not within reach of a script.

    [Playwright](https://playwright.dev/python/docs/api/class-response)
    """

    def __init__(self, frame: Frame, facts: dict[str, Any]) -> None:
        self._frame = frame
        self._facts = facts
        self._request = Request(frame, facts["url"])

    def __repr__(self) -> str:
        return f"<Response url={self.url!r} request={self.request!r}>"

    @property
    def url(self) -> str:
        """The address of the document.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-url)
        """
        return str(self._facts["url"])

    @property
    def status(self) -> int:
        """The HTTP status; 200 for documents that came without one (about:, data:, from a cache).

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-status)
        """
        return int(self._facts["status"]) or 200

    @property
    def status_text(self) -> str:
        """The standard wording of the status: what the server wrote is not told to scripts.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-status-text)
        """
        try:
            return HTTPStatus(self.status).phrase
        except ValueError:
            return ""

    @property
    def ok(self) -> bool:
        """Whether the status is 0 or between 200 and 299.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-ok)
        """
        return self.status == 0 or 200 <= self.status <= 299

    @property
    def request(self) -> Request:
        """The request that it answers.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-request)
        """
        return self._request

    @property
    def frame(self) -> Frame:
        """The frame that was navigated.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-frame)
        """
        return self._frame

    @property
    def headers(self) -> dict[str, str]:
        """Not supported: the browser does not tell scripts the headers of their document."""
        raise _out_of_reach("headers")

    async def text(self) -> str:
        """Not supported: the bytes of a document are not kept for its scripts."""
        raise _out_of_reach("text")

    async def body(self) -> bytes:
        """Not supported: the bytes of a document are not kept for its scripts."""
        raise _out_of_reach("body")

    async def json(self) -> Any:
        """Not supported: the bytes of a document are not kept for its scripts."""
        raise _out_of_reach("json")

    async def finished(self) -> None:
        """Nothing to wait for: the document has loaded.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-finished)
        """


def _out_of_reach(member: str) -> NotSupportedError:
    return NotSupportedError(
        f"Response.{member}",
        "a script of the page can't see how its own document travelled",
        "page.content(), or page.evaluate with fetch(...)",
    )


def read_response(frame: Frame, facts: dict[str, Any] | None) -> Response | None:
    """The response of a document that came over a network; None for about:blank."""
    if not facts or facts["url"].startswith("about:"):
        return None
    return Response(frame, facts)
