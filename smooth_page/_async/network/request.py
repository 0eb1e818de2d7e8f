"""A request of a page, as far as scripts in the page can see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from smooth_page._shared.api.structures import HttpHeader, RequestSizes, ResourceTiming
from smooth_page._shared.network.headers import by_name, header_items
from smooth_page.errors import Error

from ..events.events import AnyListening

if TYPE_CHECKING:
    from ..page.frame import Frame
    from ..page.tab_frame import TabFrame
    from ..page.worker import Worker
    from .network import NetworkFacts
    from .response import Response

_UNTIMED = ResourceTiming(
    startTime=0,
    domainLookupStart=-1,
    domainLookupEnd=-1,
    connectStart=-1,
    secureConnectionStart=-1,
    connectEnd=-1,
    requestStart=-1,
    responseStart=-1,
    responseEnd=-1,
)


class Request(AnyListening):
    """A request of a page. Headers that the browser adds, and redirects, are hidden from scripts.

    [Playwright](https://playwright.dev/python/docs/api/class-request)
    """

    def __init__(self, frame: TabFrame, details: dict[str, Any]) -> None:
        super().__init__()
        self._frame = frame
        self._details = details
        self._response: Response | None = None
        self._failure: str | None = None
        # Details of the news that it has finished or failed.
        self._end: dict[str, Any] | None = None
        # Of a routed request: the browser's name of its failure, and the body that it was fulfilled with.
        self._reason: str | None = None
        self._fulfilled: bytes | None = None
        self._redirected_from: Request | None = None
        self._redirected_to: Request | None = None
        # The service worker that makes it, as long as it was reported.
        self._worker: Worker | None = None

    def __repr__(self) -> str:
        return f"<Request url={self.url!r} method={self.method!r}>"

    @property
    def _facts(self) -> NetworkFacts:
        return self._frame.tab.network.facts

    def _override(self, changes: dict[str, Any]) -> None:
        """Applies the changes of a handler, which are visible to everyone who reads the request."""
        names = {"body": "postData"}
        self._details.update({names.get(name, name): value for name, value in changes.items()})

    @property
    def url(self) -> str:
        """The requested URL.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-url)
        """
        return str(self._details["url"])

    @property
    def method(self) -> str:
        """The HTTP method: GET, POST, ...

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-method)
        """
        return str(self._details["method"])

    @property
    def resource_type(self) -> str:
        """document, stylesheet, image, media, font, script, texttrack, xhr, fetch, ping, manifest or other.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-resource-type)
        """
        return str(self._details["resourceType"])

    @property
    def headers(self) -> dict[str, str]:
        """The headers by name in lower case, as far as they are known when the request begins.

        Difference from Playwright: headers that the browser adds are not included, as it does not show them to scripts;
        none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-headers)
        """
        return by_name(header_items(self._details["headers"]))

    async def all_headers(self) -> dict[str, str]:
        """Returns the headers by name in lower case.

        Difference from Playwright: headers that the browser adds are not included, as it does not show them to scripts;
        none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-all-headers)
        """
        return by_name(await self.headers_array())

    async def headers_array(self) -> list[HttpHeader]:
        """Returns the headers one by one.

        Difference from Playwright: headers that the browser adds are not included, as it does not show them to scripts;
        none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-headers-array)
        """
        return await self._facts.request_headers(self)

    async def header_value(self, name: str) -> str | None:
        """Returns the value of a header, or None. The name is not case-sensitive.

        Difference from Playwright: headers that the browser adds are not included, as it does not show them to scripts;
        none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-header-value)
        """
        return (await self.all_headers()).get(name.lower())

    @property
    def post_data(self) -> str | None:
        """The body as text, or None. Also None for streams, forms and blobs, which can be read only once.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-post-data)
        """
        body = self.post_data_buffer
        return None if body is None else body.decode(errors="replace")

    @property
    def post_data_buffer(self) -> bytes | None:
        """The body as bytes, or None (see `post_data`).

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-post-data-buffer)
        """
        body: bytes | None = self._details["postData"]
        return body

    @property
    def post_data_json(self) -> Any:
        """The body, parsed as JSON, or as a form if it is one. Raises Error if it is neither.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-post-data-json)
        """
        text = self.post_data
        if text is None:
            return None
        if "application/x-www-form-urlencoded" in self.headers.get("content-type", ""):
            return dict(parse_qsl(text))
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            raise Error(f"POST data is not a valid JSON object: {text}") from error

    @property
    def frame(self) -> Frame:
        """The frame that made the request, or that was navigated. Raises Error for requests of service workers.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-frame)
        """
        if self._of_service_worker:
            raise Error("Service Worker requests do not have an associated frame.")
        return self._frame.frame

    @property
    def _of_service_worker(self) -> bool:
        return bool(self._details.get("serviceWorker"))

    def is_navigation_request(self) -> bool:
        """Whether the request loads a document.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-is-navigation-request)
        """
        return bool(self._details["navigation"])

    @property
    def redirected_from(self) -> Request | None:
        """The posted form whose response redirected to this request, or None.

        Difference from Playwright: None for other redirects, which are hidden from scripts; none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-redirected-from)
        """
        return self._redirected_from

    @property
    def redirected_to(self) -> Request | None:
        """The request that the response to a posted form redirected to, or None.

        Difference from Playwright: None for other redirects, which are hidden from scripts; of several redirects, the
        last one; none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-redirected-to)
        """
        return self._redirected_to

    @property
    def service_worker(self) -> Worker | None:
        """The service worker that made the request, or None.

        Difference from Playwright: always None, because pages do not see these requests; none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-service-worker)
        """
        return self._worker

    @property
    def failure(self) -> str | None:
        """Why the request failed, as far as scripts can see; None if it has not failed.

        Difference from Playwright: "net::ERR_ABORTED" or "net::ERR_FAILED"; the reason of a routed request is
        exact; none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-failure)
        """
        return self._failure

    @property
    def existing_response(self) -> Response | None:
        """The response, if it has arrived.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-existing-response)
        """
        return self._response

    async def response(self) -> Response | None:
        """Waits for the response and returns it; None if the request fails.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-response)
        """
        await self._facts.answered(self)
        return self._response

    @property
    def timing(self) -> ResourceTiming:
        """The times of the request's stages: ms since `startTime`, -1 for unknown ones.

        [Playwright](https://playwright.dev/python/docs/api/class-request#request-timing)
        """
        answered = {} if self._response is None else self._response._details.get("timing", {})
        known = {**answered, **(self._end or {}).get("timing", {})}
        timing = {**_UNTIMED, "startTime": self._details["startTime"]}
        return ResourceTiming(**{**timing, **{name: known[name] for name in timing if name in known}})  # type: ignore[typeddict-item]

    async def sizes(self) -> RequestSizes:
        """Waits until the request is finished. Returns the sizes of bodies and headers in bytes, -1 for unknown ones.

        Difference from Playwright: sizes of headers are hidden from scripts (-1); none with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-request#request-sizes)
        """
        return await self._facts.sizes(self)
