"""A response to a request of a page, as far as scripts in the page can see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from smooth_page._shared.api.structures import HttpHeader, RemoteAddr, SecurityDetails
from smooth_page._shared.network.headers import by_name, header_items
from smooth_page._shared.network.status_texts import standard_text
from smooth_page.errors import Error

from ..events.events import AnyListening
from .page_facts import UNAVAILABLE
from .request import Request

if TYPE_CHECKING:
    from ..page.frame import Frame

_VERSIONS = {"h2": "HTTP/2.0", "h3": "HTTP/3.0"}


class Response(AnyListening):
    """A response to a request of a page.

    Headers and bodies are known for fetch and XMLHttpRequest, and for documents that `goto` and clicks load while a
    request or response listener is registered. To read those of other responses, the page requests the same URL again.
    [Playwright](https://playwright.dev/python/docs/api/class-response)
    """

    def __init__(self, request: Request, details: dict[str, Any]) -> None:
        super().__init__()
        self._request = request
        self._details = details
        # The body, when the page had to request it again.
        self._again: bytes | None = None

    def __repr__(self) -> str:
        return f"<Response url={self.url!r} request={self.request!r}>"

    @property
    def url(self) -> str:
        """The URL, after redirects.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-url)
        """
        return str(self._details["url"])

    @property
    def status(self) -> int:
        """The HTTP status.

        Difference from Playwright: 0 when another origin does not let scripts see it; none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-status)
        """
        return int(self._details["status"])

    @property
    def status_text(self) -> str:
        """The text of the status; the standard's when scripts can't see the server's.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-status-text)
        """
        return str(self._details.get("statusText") or "") or standard_text(self.status)

    @property
    def ok(self) -> bool:
        """Whether the status is 0 or between 200 and 299.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-ok)
        """
        return self.status == 0 or 200 <= self.status <= 299

    @property
    def request(self) -> Request:
        """The request of the response.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-request)
        """
        return self._request

    @property
    def frame(self) -> Frame:
        """The frame of the request.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-frame)
        """
        return self._request.frame

    @property
    def from_service_worker(self) -> bool:
        """Whether a service worker sent the response.

        Difference from Playwright: always False, as the browser does not show it to scripts; none with the
        companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-from-service-worker)
        """
        return bool(self._details.get("fromServiceWorker"))

    # -- headers ---------------------------------------------------------------------------------------------------

    @property
    def headers(self) -> dict[str, str]:
        """The headers by name in lower case, as far as they are known.

        Difference from Playwright: for fetch and XMLHttpRequest, and for documents loaded while a request or response
        listener is registered, all that scripts may see; for others the content type only, until `all_headers` or the
        body was read. `set-cookie` is never included. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-headers)
        """
        return by_name(header_items(self._details["headers"]))

    async def all_headers(self) -> dict[str, str]:
        """Returns the headers by name in lower case.

        Difference from Playwright: `set-cookie` is not included. When the headers are not known, the page requests the
        URL again, as for `body`; if it can't, the result is the same as `headers`. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-all-headers)
        """
        return by_name(await self.headers_array())

    async def headers_array(self) -> list[HttpHeader]:
        """Returns the headers one by one.

        Difference from Playwright: same as `Response.all_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-headers-array)
        """
        return await self._request._facts.response_headers(self)

    async def header_value(self, name: str) -> str | None:
        """Returns the value of a header, or None. The name is not case-sensitive.

        Difference from Playwright: same as `Response.all_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-header-value)
        """
        return (await self.all_headers()).get(name.lower())

    async def header_values(self, name: str) -> list[str]:
        """Returns the values of a header. The name is not case-sensitive.

        Difference from Playwright: same as `Response.all_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-header-values)
        """
        return [item["value"] for item in await self.headers_array() if item["name"].lower() == name.lower()]

    # -- body ------------------------------------------------------------------------------------------------------

    async def body(self) -> bytes:
        """Returns the body. Raises Error when it is no longer available.

        Bodies of fetch and XMLHttpRequest are kept as long as their document lives (50 MB at most).

        Difference from Playwright: to read the body of what the browser loads itself (documents, scripts, pictures,
        ...), the page requests the URL again, which the browser's cache or the server answers, possibly with another
        body. Bodies of documents loaded while a request or response listener is registered are the original ones. For
        other origins that do not allow the page to read them (CORS), NotSupportedError is raised. For a document that
        answers a posted form, the result is its current HTML. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-body)
        """
        return await self._content("body")

    async def text(self) -> str:
        """Returns the body, decoded as UTF-8 (see `body`).

        Difference from Playwright: same as `Response.body`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-text)
        """
        return (await self._content("text")).decode(errors="replace")

    async def json(self) -> Any:
        """Returns the body, parsed as JSON (see `body`). Raises ValueError when it is not JSON.

        Difference from Playwright: same as `Response.body`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-json)
        """
        return json.loads(await self._content("json"))

    async def _content(self, verb: str) -> bytes:
        if self._request._redirected_to is not None:
            raise Error(f"Response.{verb}: {UNAVAILABLE} for redirect responses")
        fulfilled = self._request._fulfilled
        return await self._request._facts.body(self, verb) if fulfilled is None else fulfilled

    async def finished(self) -> None:
        """Waits until the whole response has arrived. Raises Error when it fails.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-finished)
        """
        request = self._request
        await request._facts.ended(request, "Response.finished")
        if request.failure is not None:
            raise Error(f"Response.finished: {request.failure}")

    async def http_version(self) -> str:
        """Returns the HTTP version of the connection: HTTP/1.1, HTTP/2.0, ... Raises Error when its document is gone.

        Difference from Playwright: raises NotSupportedError for other origins that do not allow timing; none with the
        companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-http-version)
        """
        spoken = await self._request._facts.protocol(self)
        return _VERSIONS.get(spoken, spoken.upper())

    # -- what is hidden ----------------------------------------------------------------------------------------------

    async def server_addr(self) -> RemoteAddr | None:
        """Returns the IP address and port of the server, or None.

        Difference from Playwright: None unless the URL itself contains an IP address and the session has no proxy, as
        the browser does not show the address to scripts; none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-server-addr)
        """
        return await self._request._facts.server_address(self)

    async def security_details(self) -> SecurityDetails | None:
        """Returns facts about the server's certificate, or None.

        Difference from Playwright: always None, as the browser does not show the certificate to scripts; none with the
        companion.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-security-details)
        """
        known: SecurityDetails | None = self._details.get("security")
        return known
