"""A response to a request of a page, as far as a script in the page can know it."""

from __future__ import annotations

import json
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from smooth_page._shared.api.structures import HttpHeader, RemoteAddr, SecurityDetails
from smooth_page._shared.network.urls import named_address
from smooth_page._shared.wire.wire import bytes_from_wire
from smooth_page.errors import Error, NotSupportedError

from ..events.events import AnyListening
from .posted_forms import source_of
from .refetched_bodies import read_again
from .request import Request

if TYPE_CHECKING:
    from ..page.frame import Frame

_UNAVAILABLE = "Response body is unavailable"
_HIDDEN = "the browser does not show it to scripts"
# How the browser has come by what an address gave: a document's own entry, else the latest of its name.
_PROTOCOL = """url => {
  const own = performance.getEntriesByType("navigation").filter(({ name }) => name.split("#")[0] === url);
  return [...own, ...performance.getEntriesByName(url, "resource")].at(-1)?.nextHopProtocol ?? "";
}"""
_VERSIONS = {"h2": "HTTP/2.0", "h3": "HTTP/3.0"}


class Response(AnyListening):
    """What came back.

    Headers and bodies are known for fetch and XMLHttpRequest, and for documents that `goto` and clicks load while a
    request or response listener is registered; others are asked for once more when they are wanted.

    [Playwright](https://playwright.dev/python/docs/api/class-response)
    """

    def __init__(self, request: Request, details: dict[str, Any]) -> None:
        super().__init__()
        self._request = request
        self._details = details
        # The body of what was asked for once more.
        self._again: bytes | None = None

    def __repr__(self) -> str:
        return f"<Response url={self.url!r} request={self.request!r}>"

    @property
    def url(self) -> str:
        """The address, after redirects.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-url)
        """
        return str(self._details["url"])

    @property
    def status(self) -> int:
        """The HTTP status; 0 where another origin does not let it be seen.

        Difference from Playwright: it is 0 where another origin does not let it be seen.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-status)
        """
        return int(self._details["status"])

    @property
    def status_text(self) -> str:
        """The wording of the status; the standard's where what the server wrote is not to be seen.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-status-text)
        """
        told = str(self._details.get("statusText") or "")
        try:
            return told or HTTPStatus(self.status).phrase
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
        """The frame of the request.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-frame)
        """
        return self._request.frame

    @property
    def from_service_worker(self) -> bool:
        """Whether a service worker has answered.

        Difference from Playwright: it is always False, as the browser does not show it to scripts.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-from-service-worker)
        """
        return False

    # -- headers ---------------------------------------------------------------------------------------------------

    @property
    def _read_by_script(self) -> bool:
        request = self._request
        whole = self._details.get("whole") or request._fulfilled is not None
        return bool(whole) or request.resource_type in ("fetch", "xhr")

    @property
    def headers(self) -> dict[str, str]:
        """The headers by name in lower case, as far as they are known.

        Difference from Playwright: all that scripts may see for fetch and XMLHttpRequest, and for documents loaded
        while a request or response listener is registered; for others the content type alone, until `all_headers` or
        the body was read. `set-cookie` is never among them.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-headers)
        """
        return {str(name).lower(): str(value) for name, value in self._details["headers"]}

    async def all_headers(self) -> dict[str, str]:
        """The headers by name in lower case.

        Difference from Playwright: without `set-cookie`. Where they are not known, the page asks for the same once
        more, as for `body`; if it can't, the answer is what `headers` has.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-all-headers)
        """
        await self._complete_headers()
        return self.headers

    async def headers_array(self) -> list[HttpHeader]:
        """The headers one by one.

        Difference from Playwright: same as `all_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-headers-array)
        """
        await self._complete_headers()
        return [HttpHeader(name=str(name), value=str(value)) for name, value in self._details["headers"]]

    async def header_value(self, name: str) -> str | None:
        """The value of a header, in any case, or None.

        Difference from Playwright: same as `all_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-header-value)
        """
        return (await self.all_headers()).get(name.lower())

    async def header_values(self, name: str) -> list[str]:
        """The values of a header, in any case.

        Difference from Playwright: same as `all_headers`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-header-values)
        """
        return [item["value"] for item in await self.headers_array() if item["name"].lower() == name.lower()]

    async def _complete_headers(self) -> None:
        if not self._read_by_script and not self._brought_by_form:
            with suppress(NotSupportedError):
                await read_again(self, "all_headers")

    # -- body ------------------------------------------------------------------------------------------------------

    async def body(self) -> bytes:
        """The body. Raises Error when it is not available any longer.

        Bodies of fetch and XMLHttpRequest are kept as long as their document lives (50 MB at most).

        Difference from Playwright: of what the browser loads itself (documents, scripts, pictures, ...), the page asks
        for the same once more, which the browser's cache answers if it can, else the server: it may answer otherwise
        then. Documents loaded while a request or response listener is registered are known as they came. For other
        origins that do not allow the page to read them (CORS), NotSupportedError. Of a document that a posted form
        brought, its HTML as it is now.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-body)
        """
        return await self._content("body")

    async def text(self) -> str:
        """The body as UTF-8 (see `body`).

        Difference from Playwright: same as `body`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-text)
        """
        return (await self._content("text")).decode(errors="replace")

    async def json(self) -> Any:
        """The body, read as JSON (see `body`). Raises ValueError when it is none.

        Difference from Playwright: same as `body`.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-json)
        """
        return json.loads(await self._content("json"))

    async def _content(self, verb: str) -> bytes:
        if self._request._redirected_to is not None:
            raise Error(f"Response.{verb}: {_UNAVAILABLE} for redirect responses")
        if self._brought_by_form:
            return await source_of(self, verb)
        if not self._read_by_script:
            return await read_again(self, verb)
        fulfilled = self._request._fulfilled
        if fulfilled is not None:
            return fulfilled
        whole = self._details.get("whole")  # of a document: true, or the token that it came with
        if whole:
            return await self._run("intercept.body", verb, token=whole if isinstance(whole, str) else None)
        try:
            return await self._run("observe.body", verb, request=self._details["request"])
        except Error as error:
            if _UNAVAILABLE not in error.message or self._request.method != "GET":
                raise
            return await read_again(self, verb)  # begun before the runtime was there, or not kept any longer

    async def _run(self, op: str, verb: str, **params: Any) -> bytes:
        wire = await self.frame._tab.bridge.run(op, params, timeout=0, title=f"Response.{verb}")
        return bytes_from_wire(wire) or b""

    @property
    def _brought_by_form(self) -> bool:
        request = self._request
        return request.is_navigation_request() and request.method == "POST" and not self._read_by_script

    async def finished(self) -> None:
        """Until the whole response is there. Raises Error when it fails.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-finished)
        """
        request = self._request
        await self.frame._tab.network.until(lambda: request._end is not None, "Response.finished")
        if request.failure is not None:
            raise Error(f"Response.finished: {request.failure}")

    async def http_version(self) -> str:
        """The version of HTTP that was spoken: HTTP/1.1, HTTP/2.0, ... Raises Error when its document is gone.

        Difference from Playwright: NotSupportedError for other origins that do not allow timing.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-http-version)
        """
        spoken = self._details.get("protocol") or str(await self.frame.evaluate(_PROTOCOL, self.url))
        if not spoken:
            raise NotSupportedError(f"Response.http_version of {self.url}", _HIDDEN)
        return _VERSIONS.get(spoken, spoken.upper())

    # -- what is hidden ----------------------------------------------------------------------------------------------

    async def server_addr(self) -> RemoteAddr | None:
        """The address and port of the server.

        Difference from Playwright: it is None unless the URL itself names an IP address and the session has no proxy,
        as the browser does not show it to scripts.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-server-addr)
        """
        proxied = self.frame._tab.group.options.creation.get("proxy_server")
        return None if proxied or self._request._fulfilled is not None else named_address(self.url)

    async def security_details(self) -> SecurityDetails | None:
        """The server's certificate.

        Difference from Playwright: it is always None, as the browser does not show it to scripts.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-security-details)
        """
        return None
