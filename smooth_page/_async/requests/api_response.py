"""What an API request was answered with."""

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
    """A response, body included, until it or its context is disposed of.

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
        """The address, after redirects.

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
        """The wording of the status, such as `OK`.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-status-text)
        """
        return self._response.reason_phrase

    @property
    def headers(self) -> dict[str, str]:
        """The headers by name in lower case; those that came more than once are joined.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-headers)
        """
        joined: dict[str, list[str]] = {}
        for name, value in self._response.headers.multi_items():
            joined.setdefault(name, []).append(value)
        return {name: ("\n" if name == "set-cookie" else ", ").join(values) for name, values in joined.items()}

    @property
    def headers_array(self) -> list[HttpHeader]:
        """The headers as they came, each with `name` and `value`, in their spelling and order.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-headers-array)
        """
        encoding = self._response.headers.encoding
        return [
            HttpHeader(name=name.decode(encoding), value=value.decode(encoding))
            for name, value in self._response.headers.raw
        ]

    @property
    def timing(self) -> ResourceTiming:
        """When the request reached which stage: ms since `startTime`, -1 for what did not happen.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-timing)
        """
        return self._facts.timing()

    async def body(self) -> bytes:
        """The body as bytes. Raises Error once it has been disposed of.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-body)
        """
        return self._content("body")

    async def text(self) -> str:
        """The body, read as UTF-8. Raises Error once it has been disposed of.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-text)
        """
        return self._content("text").decode()

    async def json(self) -> Any:
        """The body, read as JSON. Raises ValueError when it is none, Error once it has been disposed of.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-json)
        """
        return json.loads(self._content("json"))

    def _content(self, verb: str) -> bytes:
        if self._disposed or self._sender.disposed:
            raise Error(f"APIResponse.{verb}: Response has been disposed")
        return self._response.content

    async def server_addr(self) -> RemoteAddr | None:
        """The server's address: `ipAddress` and `port`; None where the connection tells none.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-server-addr)
        """
        return self._facts.address

    async def security_details(self) -> SecurityDetails | None:
        """The server's certificate; None without TLS.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-security-details)
        """
        return self._facts.security

    async def dispose(self) -> None:
        """Lets the body go, which can be read no more.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponse#api-response-dispose)
        """
        self._disposed = True

    def _exchange_log(self) -> list[str]:
        return self._log
