"""API requests: HTTP from this process, beside the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from re import Pattern
from typing import Any

from smooth_page._shared.api.api_types import FilePayload, Timeout
from smooth_page._shared.api.structures import (
    ClientCertificate,
    Cookie,
    HttpCredentials,
    ProxySettings,
    SetCookieParam,
    StorageState,
)
from smooth_page._shared.requests.api_request_options import APIRequestOptions, read_storage_state
from smooth_page._shared.requests.client_certificates import read_certificates
from smooth_page._shared.requests.form_data import FormData
from smooth_page._shared.requests.request_bodies import Scalars
from smooth_page.errors import CLOSED, Error, NotSupportedError

from ..events.events import Eventless
from ..network.request import Request
from ..storage.jar_storage import RequestStorage
from ..tracing.tracing import Tracing
from .api_response import APIResponse
from .api_sender import ApiSender
from .traced_requests import TracedRequests


class APIRequestContext(Eventless):
    """Cookies and options that its requests share. Connections are made by this process, not by the browser.

    [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext)
    """

    def __init__(self, sender: ApiSender) -> None:
        self._sender = sender
        self._tracing = Tracing(TracedRequests(sender))

    # -- requests --------------------------------------------------------------------------------------------------

    async def fetch(
        self,
        url_or_request: str | Request,
        *,
        data: Any = None,
        fail_on_status_code: bool | None = None,
        form: Scalars | FormData | None = None,
        headers: dict[str, str] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        method: str | None = None,
        multipart: Mapping[str, str | float | bool | bytes | FilePayload] | FormData | None = None,
        params: Scalars | str | None = None,
        timeout: Timeout = None,
    ) -> APIResponse:
        """Sends a request, or one like a page's Request. `timeout` in ms (default: 30 s), 0 for none.

        `data` is sent as it is, or as JSON; `form` as a web form; `multipart` in parts, which may be files.
        `max_retries`: how many times to retry when the connection is reset. Raises Error when no response arrives.
        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-fetch)
        """
        url = url_or_request
        if isinstance(url, Request):
            request, url = url, url.url
            method = method or request.method
            headers = headers if headers is not None else request.headers
            if data is form is multipart is None:
                data = request.post_data_buffer
        return await self._sender.send(method or "GET", locals(), "APIRequestContext.fetch")

    async def delete(
        self,
        url: str,
        *,
        data: Any = None,
        fail_on_status_code: bool | None = None,
        form: Scalars | FormData | None = None,
        headers: dict[str, str] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        multipart: Mapping[str, str | float | bool | bytes | FilePayload] | FormData | None = None,
        params: Scalars | str | None = None,
        timeout: Timeout = None,
    ) -> APIResponse:
        """Sends a DELETE request (see `fetch`).

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-delete)
        """
        return await self._sender.send("DELETE", locals(), "APIRequestContext.delete")

    async def get(
        self,
        url: str,
        *,
        data: Any = None,
        fail_on_status_code: bool | None = None,
        form: Scalars | FormData | None = None,
        headers: dict[str, str] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        multipart: Mapping[str, str | float | bool | bytes | FilePayload] | FormData | None = None,
        params: Scalars | str | None = None,
        timeout: Timeout = None,
    ) -> APIResponse:
        """Sends a GET request (see `fetch`).

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-get)
        """
        return await self._sender.send("GET", locals(), "APIRequestContext.get")

    async def head(
        self,
        url: str,
        *,
        data: Any = None,
        fail_on_status_code: bool | None = None,
        form: Scalars | FormData | None = None,
        headers: dict[str, str] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        multipart: Mapping[str, str | float | bool | bytes | FilePayload] | FormData | None = None,
        params: Scalars | str | None = None,
        timeout: Timeout = None,
    ) -> APIResponse:
        """Sends a HEAD request (see `fetch`).

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-head)
        """
        return await self._sender.send("HEAD", locals(), "APIRequestContext.head")

    async def patch(
        self,
        url: str,
        *,
        data: Any = None,
        fail_on_status_code: bool | None = None,
        form: Scalars | FormData | None = None,
        headers: dict[str, str] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        multipart: Mapping[str, str | float | bool | bytes | FilePayload] | FormData | None = None,
        params: Scalars | str | None = None,
        timeout: Timeout = None,
    ) -> APIResponse:
        """Sends a PATCH request (see `fetch`).

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-patch)
        """
        return await self._sender.send("PATCH", locals(), "APIRequestContext.patch")

    async def post(
        self,
        url: str,
        *,
        data: Any = None,
        fail_on_status_code: bool | None = None,
        form: Scalars | FormData | None = None,
        headers: dict[str, str] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        multipart: Mapping[str, str | float | bool | bytes | FilePayload] | FormData | None = None,
        params: Scalars | str | None = None,
        timeout: Timeout = None,
    ) -> APIResponse:
        """Sends a POST request (see `fetch`).

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-post)
        """
        return await self._sender.send("POST", locals(), "APIRequestContext.post")

    async def put(
        self,
        url: str,
        *,
        data: Any = None,
        fail_on_status_code: bool | None = None,
        form: Scalars | FormData | None = None,
        headers: dict[str, str] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        max_retries: int | None = None,
        multipart: Mapping[str, str | float | bool | bytes | FilePayload] | FormData | None = None,
        params: Scalars | str | None = None,
        timeout: Timeout = None,
    ) -> APIResponse:
        """Sends a PUT request (see `fetch`).

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-put)
        """
        return await self._sender.send("PUT", locals(), "APIRequestContext.put")

    # -- cookies ---------------------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None = None) -> list[Cookie]:
        """Returns the cookies; with URLs, those that would be sent there.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-cookies)
        """
        return await self._sender.storage.cookies(urls, "APIRequestContext.cookies")

    async def add_cookies(self, cookies: Sequence[SetCookieParam]) -> None:
        """Adds cookies, each with a `url` or a pair of `domain` and `path`.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-add-cookies)
        """
        await self._sender.storage.add_cookies(cookies, "APIRequestContext.add_cookies")

    async def clear_cookies(
        self,
        *,
        domain: str | Pattern[str] | None = None,
        name: str | Pattern[str] | None = None,
        path: str | Pattern[str] | None = None,
    ) -> None:
        """Removes the cookies that match all given conditions.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-clear-cookies)
        """
        await self._sender.storage.clear_cookies(domain, name, path, "APIRequestContext.clear_cookies")

    async def storage_state(
        self, *, indexed_db: bool | None = None, opfs: bool | None = None, path: str | Path | None = None
    ) -> StorageState:
        """Returns the cookies, and the origins that the context was created with; also written to `path`.

        That of `BrowserContext.request` is the state of the context, with databases if `indexed_db` is true.
        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-storage-state)
        """
        title = "APIRequestContext.storage_state"
        self._sender.check_open(title)
        return await self._sender.storage.state(path, title, databases=bool(indexed_db), files=bool(opfs))

    # -- life ------------------------------------------------------------------------------------------------------

    async def dispose(self, *, reason: str | None = None) -> None:
        """Closes the connections and releases the responses.

        Calls in progress and later ones raise TargetClosedError, whose message is `reason`.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-dispose)
        """
        await self._sender.dispose(reason)

    @property
    def tracing(self) -> Tracing:
        """Records the requests, for the trace viewer.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-tracing)
        """
        return self._tracing


class APIRequest(Eventless):
    """`playwright.request`.

    [Playwright](https://playwright.dev/python/docs/api/class-apirequest)
    """

    def __init__(self) -> None:
        self._contexts: list[APIRequestContext] = []

    async def new_context(
        self,
        *,
        base_url: str | None = None,
        client_certificates: Sequence[ClientCertificate] | None = None,
        extra_http_headers: dict[str, str] | None = None,
        fail_on_status_code: bool | None = None,
        http_credentials: HttpCredentials | Sequence[HttpCredentials] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        proxy: ProxySettings | None = None,
        storage_state: StorageState | str | Path | None = None,
        timeout: Timeout = None,
        user_agent: str | None = None,
    ) -> APIRequestContext:
        """Creates a context with cookies of its own. `timeout` in ms (default: 30 s), 0 for none.

        `client_certificates` are presented to exactly their origins.

        Difference from Playwright: a certificate as `pfx` raises NotSupportedError, with instructions to convert it to
        PEM.
        [Playwright](https://playwright.dev/python/docs/api/class-apirequest#api-request-new-context)
        """
        try:
            certificates = read_certificates(client_certificates)
        except NotSupportedError:
            raise
        except Error as error:
            raise Error(f"APIRequest.new_context: {error.message}") from error
        options = APIRequestOptions.read(
            base_url=base_url,
            certificates=certificates,
            extra_http_headers=extra_http_headers,
            fail_on_status_code=fail_on_status_code,
            http_credentials=http_credentials,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            proxy=proxy,
            timeout=timeout,
            user_agent=user_agent,
        )
        storage = RequestStorage()
        if storage_state is not None:
            storage.fill(read_storage_state(storage_state))
        context = APIRequestContext(ApiSender(options, storage))
        self._contexts.append(context)
        return context

    async def _dispose(self) -> None:
        for context in self._contexts:
            await context.dispose(reason=CLOSED)
