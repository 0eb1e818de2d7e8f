"""A request that waits for a handler's decision. routing.py makes one for each, and passes the decision on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.network.decisions import (
    Abort,
    Continue,
    Decision,
    Fulfill,
    body_of,
    failure_of,
    fulfillment,
    header_list,
)
from smooth_page.errors import Error

from ..events.events import Eventless
from .request import Request

if TYPE_CHECKING:
    from ..page.tab import Tab
    from ..requests.api_response import APIResponse


class Route(Eventless):
    """A request that a handler decides about, once: by `fulfill`, `continue_`, `abort` or `fallback`.

    [Playwright](https://playwright.dev/python/docs/api/class-route)
    """

    def __init__(
        self,
        tab: Tab,
        request: Request,
        decide: Callable[[Decision], Awaitable[None]],
        fall_back: Callable[[], Awaitable[None]],
    ) -> None:
        self._tab = tab
        self._request = request
        self._decide = decide
        self._fall_back = fall_back
        self._handled = False
        # Changes that handlers made by `fallback`.
        self._changes: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"<Route request={self._request!r}>"

    @property
    def request(self) -> Request:
        """The request, with the changes that handlers made.

        [Playwright](https://playwright.dev/python/docs/api/class-route#route-request)
        """
        return self._request

    async def abort(self, error_code: str | None = None) -> None:
        """Makes the request fail. Raises Error for an unknown code (default: "failed").

        [Playwright](https://playwright.dev/python/docs/api/class-route#route-abort)
        """
        self._check()
        reason = failure_of(error_code)
        self._request._reason = reason
        await self._finish(Abort(reason))

    async def continue_(
        self,
        *,
        headers: dict[str, str] | None = None,
        method: str | None = None,
        post_data: str | bytes | Any | None = None,
        url: str | None = None,
    ) -> None:
        """Sends the request to the network, with the given changes.

        Difference from Playwright: headers that scripts can't set (user-agent, referer, origin, ...) are not changed;
        requests to another origin than the page's need that origin's permission, as requests of scripts do (CORS). For
        pictures, scripts and style sheets only the URL can be changed. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-route#route-continue)
        """
        self._check()
        self._change(headers, method, post_data, url)
        await self._finish(Continue(**self._changes))

    async def fallback(
        self,
        *,
        headers: dict[str, str] | None = None,
        method: str | None = None,
        post_data: str | bytes | Any | None = None,
        url: str | None = None,
    ) -> None:
        """Passes the request to the next handler with the given changes; after the last handler, to the network.

        Difference from Playwright: same as `Route.continue_`.
        [Playwright](https://playwright.dev/python/docs/api/class-route#route-fallback)
        """
        self._check()
        self._change(headers, method, post_data, url)
        await self._fall_back()

    async def fetch(
        self,
        *,
        headers: dict[str, str] | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        method: str | None = None,
        post_data: str | bytes | Any | None = None,
        timeout: Timeout = None,
        url: str | None = None,
    ) -> APIResponse:
        """Sends the request from this process, with the given changes. The response can be used in `fulfill`. Raises
        TimeoutError after `timeout` ms.

        Difference from Playwright: cookies and user agent are those of `BrowserContext.request`: without httpOnly
        cookies, and with this process's user agent unless one was set or a page has shown the site. None with the
        companion.
        [Playwright](https://playwright.dev/python/docs/api/class-route#route-fetch)
        """
        request = self._request
        sent = dict(header_list(request.headers if headers is None else headers))
        data = request.post_data_buffer if post_data is None else body_of(post_data)
        given = {
            "url": url or request.url,
            "data": data,
            "headers": sent,
            "max_redirects": max_redirects,
            "max_retries": max_retries,
            "timeout": timeout,
        }
        return await self._tab.group.sender.send(method or request.method, given, "Route.fetch")

    async def fulfill(
        self,
        *,
        body: str | bytes | None = None,
        content_type: str | None = None,
        headers: dict[str, str] | None = None,
        json: Any | None = None,
        path: str | Path | None = None,
        response: APIResponse | None = None,
        status: int | None = None,
    ) -> None:
        """Answers the request: with a body, a value as JSON, a file, or a response with changes.

        Difference from Playwright: of cookies in the headers, only those of the page's own origin that scripts can see
        are kept. Documents are fulfilled where `goto` navigates, if their origin can be reached, and in frames of that
        origin. None with the companion.
        [Playwright](https://playwright.dev/python/docs/api/class-route#route-fulfill)
        """
        self._check()
        fetched: bytes | None = None
        if response is not None:
            status = response.status if status is None else status
            headers = response.headers if headers is None else headers
            if body is json is path is None:
                fetched = await response.body()
        answer = fulfillment(
            status=200 if status is None else status,
            headers=headers or {},
            content_type=content_type,
            body=body,
            json_value=json,
            path=path,
            fetched=fetched,
        )
        await self._answer(answer)

    async def _answer(self, answer: Fulfill) -> None:
        self._check()
        self._request._fulfilled = answer.body
        await self._finish(answer)

    def _check(self) -> None:
        if self._handled:
            raise Error("Route is already handled!")

    def _change(self, headers: dict[str, str] | None, method: str | None, post_data: Any, url: str | None) -> None:
        changes: dict[str, Any] = {
            "url": url,
            "method": method,
            "headers": None if headers is None else header_list(headers),
            "body": None if post_data is None else body_of(post_data),
        }
        if url is not None and urlsplit(url).scheme != urlsplit(self._request.url).scheme:
            raise Error("New URL must have same protocol as overridden URL")
        self._changes.update({name: value for name, value in changes.items() if value is not None})
        self._request._override(self._changes)

    async def _finish(self, decision: Decision) -> None:
        self._handled = True
        await self._decide(decision)
