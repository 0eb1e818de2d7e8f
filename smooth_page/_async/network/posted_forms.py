"""Documents that answer a posted form: which request each belongs to, and what is known about redirects."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from smooth_page._shared.network.urls import without_fragment
from smooth_page._shared.wire.surrogates import as_sent
from smooth_page.errors import Error

from .request import Request

if TYPE_CHECKING:
    from smooth_page._protocol.contract import PostedNews

    from ..page.tab import Tab
    from .response import Response

# The most ms between a form's posting and the start of the document that answers it. Downloads bring no document.
_AT_ONCE = 1_000
# The text of a document that is not HTML: the browser wraps it in HTML of its own.
_SOURCE = """() => {
  if (document.contentType.endsWith("html")) return null;
  return document.body?.querySelector("pre")?.textContent ?? "";
}"""


class PostedForms:
    """The form that the main frame posted last, until a document arrives."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._request: Request | None = None

    def posted(self, news: PostedNews) -> Request:
        """Notes that the browser is about to post a form."""
        body = news.get("postData")
        known = {
            "request": "",
            "url": without_fragment(news["url"]),
            "method": "POST",
            "resourceType": "document",
            "headers": news.get("headers", []),
            "postData": as_sent(body) if isinstance(body, str) else None,
            "navigation": True,
            "startTime": news["startTime"],
        }
        self._request = Request(self._tab.main, known)
        return self._request

    def answered_by(self, began: float) -> Request | None:
        """Returns the request that a document answers which began then (ms since 1970). Returns each request once."""
        request, self._request = self._request, None
        if request is None or abs(began - request._details["startTime"]) > _AT_ONCE:
            return None
        return request


def is_redirected(request: Request, url: str, redirects: int) -> bool:
    """Whether the document at the URL came by a redirect of the posted request."""
    return redirects > 0 or without_fragment(url) != request.url


def redirect(request: Request, followed: Request) -> dict[str, Any]:
    """Links the two requests and returns details of the posted one's response. Browsers show only the
    end of redirects.
    """
    request._redirected_to, followed._redirected_from = followed, request
    return {"url": request.url, "status": HTTPStatus.FOUND, "headers": [("location", followed.url)], "whole": True}


async def source_of(response: Response, verb: str) -> bytes:
    """Returns the body of a document that answered a form: it can't be requested again. Raises Error
    when it is gone.
    """
    frame = response.frame
    if response._details.get("doc") != frame._frame.info.doc:
        raise Error(f"Response.{verb}: Response body is unavailable: the page shows another document")
    text = await frame.evaluate(_SOURCE)
    return as_sent(str(await frame.content() if text is None else text))
