"""What is known about requests where a page's own script observes them: what the browser shows to scripts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._shared.api.structures import HttpHeader, RemoteAddr, RequestSizes
from smooth_page._shared.network.headers import header_items
from smooth_page._shared.network.urls import named_address
from smooth_page._shared.wire.wire import bytes_from_wire
from smooth_page.errors import Error, NotSupportedError

from .posted_forms import source_of
from .refetched_bodies import read_again

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call

    from ..page.tab import Tab
    from .request import Request
    from .response import Response

UNAVAILABLE = "Response body is unavailable"
_HIDDEN = "the browser does not show it to scripts"
# The protocol by which the browser loaded a URL: the entry of the document itself, else the latest of that name.
_PROTOCOL = """url => {
  const own = performance.getEntriesByType("navigation").filter(({ name }) => name.split("#")[0] === url);
  return [...own, ...performance.getEntriesByName(url, "resource")].at(-1)?.nextHopProtocol ?? "";
}"""


class PageFacts:
    """Finds out by the page."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    async def answered(self, request: Request) -> None:
        """Waits until the request has a response, or has failed."""
        await self._tab.network.until(lambda: bool(request._response or request._end), "Request.response")

    async def ended(self, request: Request, title: str) -> None:
        """Waits until the request has ended."""
        await self._tab.network.until(lambda: request._end is not None, title)

    async def request_headers(self, request: Request) -> list[HttpHeader]:
        """Returns the headers that scripts have set."""
        return header_items(request._details["headers"])

    async def response_headers(self, response: Response) -> list[HttpHeader]:
        """Returns the headers that scripts may see. The page requests the URL again if they are not known."""
        if not self.are_whole(response) and not _is_answer_to_form(response):
            with suppress(NotSupportedError):
                await read_again(response, "all_headers")
        return header_items(response._details["headers"])

    def are_whole(self, response: Response) -> bool:
        """Whether scripts have read the response itself."""
        request = response._request
        whole = response._details.get("whole") or request._fulfilled is not None
        return bool(whole) or request.resource_type in ("fetch", "xhr")

    async def sizes(self, request: Request) -> RequestSizes:
        """Waits until the request is finished. Returns the sizes, -1 for unknown ones."""
        await self.ended(request, "Request.sizes")
        return RequestSizes(
            requestBodySize=len(request.post_data_buffer or b""),
            requestHeadersSize=-1,
            responseBodySize=int((request._end or {}).get("size", -1)),
            responseHeadersSize=-1,
        )

    async def body(self, response: Response, verb: str) -> bytes:
        """Returns the body. Raises Error when it is no longer available."""
        if _is_answer_to_form(response) and not self.are_whole(response):
            return await source_of(response, verb)
        if not self.are_whole(response):
            return await read_again(response, verb)
        whole = response._details.get("whole")  # for documents: true, or the token that they came with
        if whole:
            return await self._run(commands.intercept_body(token=whole if isinstance(whole, str) else None), verb)
        try:
            return await self._run(commands.observe_body(request=response._details["request"]), verb)
        except Error as error:
            if UNAVAILABLE not in error.message or response._request.method != "GET":
                raise
            return await read_again(response, verb)  # not observed, or not kept any more

    async def _run(self, call: Call[Any], verb: str) -> bytes:
        wire = await self._tab.bridge.run(call, timeout=0, title=f"Response.{verb}")
        return bytes_from_wire(wire) or b""

    async def protocol(self, response: Response) -> str:
        """Returns the name of the protocol. Raises NotSupportedError if it is hidden."""
        spoken = response._details.get("protocol") or str(await response.frame.evaluate(_PROTOCOL, response.url))
        if not spoken:
            raise NotSupportedError(f"Response.http_version of {response.url}", _HIDDEN)
        return spoken

    async def server_address(self, response: Response) -> RemoteAddr | None:
        """Returns the address if the URL itself contains it, else None."""
        proxied = self._tab.group.options.creation.get("proxy_server")
        return None if proxied or response._request._fulfilled is not None else named_address(response.url)


def _is_answer_to_form(response: Response) -> bool:
    request = response._request
    return request.is_navigation_request() and request.method == "POST"
