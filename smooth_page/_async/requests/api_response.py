"""The response to an API request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx

from smooth_page._shared.api.structures import HttpHeader, RemoteAddr, ResourceTiming, SecurityDetails
from smooth_page._shared.requests.exchange_facts import ExchangeFacts
from smooth_page.errors import Error

from ..events.events import Eventless

if TYPE_CHECKING:
    from .api_sender import ApiSender


class APIResponse(Eventless):
    """A response with its body, until it or its context is disposed of.

    [Playwright](https://playwright.dev/python/docs/api/class-apiresponse)
    """

    def __init__(self, sender: ApiSender, response: httpx.Response, facts: ExchangeFacts, log: list[str]) -> None:
        self._sender = sender
        self._response = response
        self._facts = facts
        self._log = log
        self._disposed = False

    def __repr__(self) -> str:
        return f"<APIResponse url={self.url!r} status={self.status!r} status_text={self.status_text!r}>"

    @property
    def ok(self) -> bool:
        """Whether the status is between 200 and 299.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-ok)
        """
        return self._response.is_success

    @property
    def url(self) -> str:
        """The URL, after redirects.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-url)
        """
        return str(self._response.url)

    @property
    def status(self) -> int:
        """The HTTP status.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-status)
        """
        return self._response.status_code

    @property
    def status_text(self) -> str:
        """The text of the status, such as `OK`.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-status-text)
        """
        return self._response.reason_phrase

    @property
    def headers(self) -> dict[str, str]:
        """The headers by name in lower case. Values of repeated headers are joined.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-headers)
        """
        joined: dict[str, list[str]] = {}
        for name, value in self._response.headers.multi_items():
            joined.setdefault(name, []).append(value)
        return {name: ("\n" if name == "set-cookie" else ", ").join(values) for name, values in joined.items()}

    @property
    def headers_array(self) -> list[HttpHeader]:
        """The headers in the order in which they came, each with `name` and `value`, in their original spelling.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-headers-array)
        """
        encoding = self._response.headers.encoding
        return [
            HttpHeader(name=name.decode(encoding), value=value.decode(encoding))
            for name, value in self._response.headers.raw
        ]

    @property
    def timing(self) -> ResourceTiming:
        """The times of the request's stages: ms since `startTime`, -1 for stages that did not happen.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-timing)
        """
        return self._facts.timing()

    async def body(self) -> bytes:
        """Returns the body as bytes. Raises Error after `dispose`.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-body)
        """
        return self._content("body")

    async def text(self) -> str:
        """Returns the body, decoded as UTF-8. Raises Error after `dispose`.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-text)
        """
        return self._content("text").decode()

    async def json(self) -> Any:
        """Returns the body, parsed as JSON. Raises ValueError when it is not JSON, Error after `dispose`.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-json)
        """
        return json.loads(self._content("json"))

    def _content(self, verb: str) -> bytes:
        if self._disposed or self._sender.disposed:
            raise Error(f"APIResponse.{verb}: Response has been disposed")
        return self._response.content

    async def server_addr(self) -> RemoteAddr | None:
        """Returns the server's address, `ipAddress` and `port`; None when it is not known.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-server-addr)
        """
        return self._facts.address

    async def security_details(self) -> SecurityDetails | None:
        """Returns facts of the server's certificate; None without TLS.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-security-details)
        """
        return self._facts.security

    async def dispose(self) -> None:
        """Releases the body, which can't be read afterwards.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-dispose)
        """
        self._disposed = True

    def _exchange_log(self) -> list[str]:
        return self._log
