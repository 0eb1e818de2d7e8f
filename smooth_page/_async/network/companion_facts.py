"""What is known about requests where the companion observes them: all that the browser knows."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.api.structures import HttpHeader, RemoteAddr, RequestSizes
from smooth_page._shared.network.headers import header_items
from smooth_page.errors import TargetClosedError

if TYPE_CHECKING:
    from smooth_page._protocol.commands import RequestFacts

    from ..page.tab import Tab
    from .request import Request
    from .response import Response


class CompanionFacts:
    """Asks the companion, for what the news do not bring."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab

    async def answered(self, request: Request) -> None:
        """Waits until the request has a response, or has failed."""
        if not (request._response or request._end):
            await self._facts(request, "Request.response")

    async def ended(self, request: Request, title: str) -> None:
        """Waits until the request has ended."""
        if request._end is None:
            await self._facts(request, title, ended=True)

    async def request_headers(self, request: Request) -> list[HttpHeader]:
        """Returns the headers as they were sent; while a route holds the request, those that it has so far."""
        if self._tab.routes.is_undecided(request._details["request"]):
            return header_items(request._details["headers"])
        return header_items((await self._facts(request, "Request.all_headers"))["requestHeaders"])

    async def response_headers(self, response: Response) -> list[HttpHeader]:
        """Returns the headers as they were received."""
        if response._request._fulfilled is not None:
            return header_items(response._details["headers"])
        return header_items((await self._facts(response._request, "Response.all_headers"))["responseHeaders"])

    def are_whole(self, response: Response) -> bool:
        """True: the companion knows all of them."""
        return True

    async def sizes(self, request: Request) -> RequestSizes:
        """Waits until the request has ended. Returns the sizes."""
        facts = await self._facts(request, "Request.sizes", ended=True)
        return RequestSizes(
            requestBodySize=len(request.post_data_buffer or b""),
            requestHeadersSize=facts["requestHeadersSize"],
            responseBodySize=facts["responseBodySize"],
            responseHeadersSize=facts["responseHeadersSize"],
        )

    async def body(self, response: Response, verb: str) -> bytes:
        """Returns the body, once it is complete. Raises Error when the browser does not keep it any more."""
        call = commands.network_body(request=response._request._details["request"])
        return base64.b64decode(await self._tab.bridge.run(call, timeout=0, title=f"Response.{verb}"))

    async def protocol(self, response: Response) -> str:
        """Returns the name of the protocol."""
        return str(response._details.get("protocol", ""))

    async def server_address(self, response: Response) -> RemoteAddr | None:
        """Returns the address of the server; None if the network was not asked."""
        address: RemoteAddr | None = response._details.get("server")
        return address

    async def _facts(self, request: Request, title: str, *, ended: bool = False) -> RequestFacts:
        known: RequestFacts | None = request._details.get("facts")
        if known is not None:
            return known
        call = commands.network_facts(request=request._details["request"], until="ended" if ended else "answered")
        try:
            facts = await self._tab.bridge.run(call, timeout=0, title=title)
        except TargetClosedError as error:
            raise TargetClosedError(f"{title}: {self._tab.closed or error.message}") from error
        self._tab.network.learn(request, facts["news"])
        if facts["news"] and facts["news"][-1]["kind"] in ("requestfinished", "requestfailed"):
            request._details["facts"] = facts  # they stay as they are
        return facts
