"""A response to a request of a page, as far as a script in the page can know it."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn

from smooth_page._shared.structures import HttpHeader
from smooth_page._shared.wire import bytes_from_wire
from smooth_page.errors import Error, NotSupportedError

from .events import EventEmitter
from .posted_forms import source_of
from .request import Request

if TYPE_CHECKING:
    from .frame import Frame

_HIDDEN = "the browser does not show it to scripts"
# How the browser has come by what an address gave: a document's own entry, else the latest of its name.
_PROTOCOL = """url => {
  const own = performance.getEntriesByType("navigation").filter(({ name }) => name.split("#")[0] === url);
  return [...own, ...performance.getEntriesByName(url, "resource")].at(-1)?.nextHopProtocol ?? "";
}"""
_VERSIONS = {"h2": "HTTP/2.0", "h3": "HTTP/3.0"}


class Response(EventEmitter):
    """What came back.

    Headers and bodies are there for fetch and XMLHttpRequest, and for documents that `goto` and clicks reach while
    somebody listens for requests; of what the browser loads itself it tells scripts the status alone.

    [Playwright](https://playwright.dev/python/docs/api/class-response)
    """

    def __init__(self, request: Request, details: dict[str, Any]) -> None:
        super().__init__()
        self._request = request
        self._details = details

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
    def from_service_worker(self) -> NoReturn:
        """Not supported (NotSupportedError): whether a service worker has answered.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-from-service-worker)
        """
        raise NotSupportedError("Response.from_service_worker", _HIDDEN)

    # -- headers ---------------------------------------------------------------------------------------------------

    def _told_headers(self, member: str) -> list[HttpHeader]:
        if not self._read_by_script:
            raise NotSupportedError(
                f"Response.{member} of a {self._request.resource_type}",
                _HIDDEN,
                'page.on("response", ...) before goto, or fetch(...) in the page',
            )
        return [HttpHeader(name=str(name), value=str(value)) for name, value in self._details["headers"]]

    @property
    def _read_by_script(self) -> bool:
        request = self._request
        whole = self._details.get("whole") or request._fulfilled is not None
        return bool(whole) or request.resource_type in ("fetch", "xhr")

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a fetch or XMLHttpRequest by name in lower case, as far as the origin lets them be seen.

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-headers)
        """
        return {header["name"].lower(): header["value"] for header in self._told_headers("headers")}

    async def all_headers(self) -> dict[str, str]:
        """The same as `headers`.

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-all-headers)
        """
        return self.headers

    async def headers_array(self) -> list[HttpHeader]:
        """The same as `headers`, one by one.

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-headers-array)
        """
        return self._told_headers("headers_array")

    async def header_value(self, name: str) -> str | None:
        """The value of a header, in any case, or None.

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-header-value)
        """
        return self.headers.get(name.lower())

    async def header_values(self, name: str) -> list[str]:
        """The values of a header, in any case.

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-header-values)
        """
        return [item["value"] for item in self._told_headers("header_values") if item["name"].lower() == name.lower()]

    # -- body ------------------------------------------------------------------------------------------------------

    async def body(self) -> bytes:
        """The body, which the page keeps as long as its document lives (50 MB at most).

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError; of a document that a posted form brought, its HTML as it
        is now.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-body)
        """
        return await self._content("body")

    async def text(self) -> str:
        """The body as UTF-8 (see `body`).

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-text)
        """
        return (await self._content("text")).decode(errors="replace")

    async def json(self) -> Any:
        """The body, read as JSON (see `body`). Raises ValueError when it is none.

        Difference from Playwright: of fetch and XMLHttpRequest, and of documents where `goto` or a click lead while
        somebody listens for requests, else NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-response#response-json)
        """
        return json.loads(await self._content("json"))

    async def _content(self, verb: str) -> bytes:
        if self._request._redirected_to is not None:
            raise Error(f"Response.{verb}: Response body is unavailable for redirect responses")
        if self._brought_by_form:
            return await source_of(self, verb)
        if not self._read_by_script:
            raise NotSupportedError(
                f"Response.{verb} of a {self._request.resource_type}",
                _HIDDEN,
                'page.on("response", ...) before goto, page.content(), or fetch(...) in the page',
            )
        fulfilled = self._request._fulfilled
        if fulfilled is not None:
            return fulfilled
        page = self.frame.page
        whole = self._details.get("whole")  # of a document: true, or the token that it came with
        if whole:
            token = whole if isinstance(whole, str) else None
            wire = await page._voice._run("intercept.body", verb, token=token)
        else:
            wire = await page._voice._run("observe.body", verb, request=self._details["request"])
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
        await self.frame.page._network.until(lambda: request._end is not None, "Response.finished")
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

    async def server_addr(self) -> NoReturn:
        """Not supported (NotSupportedError): the address and port of the server.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-server-addr)
        """
        raise NotSupportedError("Response.server_addr", _HIDDEN)

    async def security_details(self) -> NoReturn:
        """Not supported (NotSupportedError): the server's certificate.

        [Playwright](https://playwright.dev/python/docs/api/class-response#response-security-details)
        """
        raise NotSupportedError("Response.security_details", _HIDDEN)
