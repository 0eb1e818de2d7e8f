"""API requests: HTTP from this process, beside the browser."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from re import Pattern
from typing import Any

import httpx

from smooth_page._io.asynchronous import close_client, open_client, sleep
from smooth_page._shared.api.api_types import FilePayload, Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.api.lasting import lasting
from smooth_page._shared.api.structures import (
    ClientCertificate,
    Cookie,
    HttpCredentials,
    ProxySettings,
    SetCookieParam,
    StorageState,
)
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.requests.api_request_options import USER_AGENT, APIRequestOptions, read_storage_state
from smooth_page._shared.requests.client_certificates import Certificate, certificate_for, read_certificates
from smooth_page._shared.requests.exchange_facts import ExchangeFacts
from smooth_page._shared.requests.exchange_log import request_lines, reset_by_peer, response_lines, transport_text
from smooth_page._shared.requests.form_data import FormData
from smooth_page._shared.requests.request_bodies import Scalars, body_options, request_url
from smooth_page._shared.requests.tls import tls_context
from smooth_page._shared.storage.cookies import cookie_header
from smooth_page._shared.wire.call_log import call_log
from smooth_page.errors import CLOSED, Error, NotSupportedError, TargetClosedError, TimeoutError

from ..events.events import Eventless
from ..network.request import Request
from ..storage.jar_storage import RequestStorage
from ..tracing.tracing import Tracing
from .api_response import APIResponse

FIRST_PAUSE = 0.25  # seconds before a retry; doubled from one to the next


@dataclass
class _Sending:
    """What the exchanges of one call have in common: its name, when its time is over, and what it tells."""

    title: str
    deadline: Deadline
    retries: int
    # Whether any certificate of a server's is taken.
    unchecked: bool = False
    log: list[str] = field(default_factory=list)


class APIRequestContext(Eventless):
    """Cookies and options that its requests share. Its connections are this process's own, not the browser's.

    [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext)
    """

    def __init__(self, options: APIRequestOptions, storage: RequestStorage | None = None) -> None:
        self._options = options
        self._storage = storage or RequestStorage()
        # By whether certificates of servers are checked, and by what is shown to them.
        self._clients: dict[tuple[bool, Certificate | None], httpx.AsyncClient] = {}
        self._disposed: str | None = None

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
        """Sends a request, or one like a request of the page's. `timeout` in ms (default: 30 s), 0 for none.

        `data` is sent as it is, or as JSON; `form` as a web form does; `multipart` in parts, files among them.
        `max_retries`: how often a reset connection is tried again. Raises Error when there is no answer.
        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-fetch)
        """
        url = url_or_request
        if isinstance(url, Request):
            request, url = url, url.url
            method = method or request.method
            headers = headers if headers is not None else request.headers
            if data is form is multipart is None:
                data = request.post_data_buffer
        return await self._send(
            "fetch",
            method or "GET",
            url,
            data=data,
            headers=headers,
            fail_on_status_code=fail_on_status_code,
            form=form,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            max_retries=max_retries,
            multipart=multipart,
            params=params,
            timeout=timeout,
        )

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
        return await self._send(
            "delete",
            "DELETE",
            url,
            data=data,
            fail_on_status_code=fail_on_status_code,
            form=form,
            headers=headers,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            max_retries=max_retries,
            multipart=multipart,
            params=params,
            timeout=timeout,
        )

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
        return await self._send(
            "get",
            "GET",
            url,
            data=data,
            fail_on_status_code=fail_on_status_code,
            form=form,
            headers=headers,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            max_retries=max_retries,
            multipart=multipart,
            params=params,
            timeout=timeout,
        )

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
        return await self._send(
            "head",
            "HEAD",
            url,
            data=data,
            fail_on_status_code=fail_on_status_code,
            form=form,
            headers=headers,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            max_retries=max_retries,
            multipart=multipart,
            params=params,
            timeout=timeout,
        )

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
        return await self._send(
            "patch",
            "PATCH",
            url,
            data=data,
            fail_on_status_code=fail_on_status_code,
            form=form,
            headers=headers,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            max_retries=max_retries,
            multipart=multipart,
            params=params,
            timeout=timeout,
        )

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
        return await self._send(
            "post",
            "POST",
            url,
            data=data,
            fail_on_status_code=fail_on_status_code,
            form=form,
            headers=headers,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            max_retries=max_retries,
            multipart=multipart,
            params=params,
            timeout=timeout,
        )

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
        return await self._send(
            "put",
            "PUT",
            url,
            data=data,
            fail_on_status_code=fail_on_status_code,
            form=form,
            headers=headers,
            ignore_https_errors=ignore_https_errors,
            max_redirects=max_redirects,
            max_retries=max_retries,
            multipart=multipart,
            params=params,
            timeout=timeout,
        )

    async def _send(self, verb: str, method: str, url: str, *, title: str | None = None, **given: Any) -> APIResponse:
        """One request with its redirects and repetitions; `given` are the arguments of `fetch`."""
        title = title or f"APIRequestContext.{verb}"
        if self._disposed is not None:
            raise TargetClosedError(f"{title}: {self._disposed}")
        most = given["max_redirects"]
        if most is not None:
            assert most >= 0, "'max_redirects' must be greater than or equal to '0'"
        else:
            most = self._options.max_redirects
        limit = self._options.timeout if given["timeout"] is None else milliseconds(given["timeout"])
        sending = _Sending(title, Deadline.after_ms(limit), given["max_retries"] or 0)
        log, facts = sending.log, ExchangeFacts()
        sending.unchecked = bool(given["ignore_https_errors"]) or self._options.ignore_https_errors
        try:
            request = self._request(method, url, given, facts, sending)
            response = await self._follow(request, most, sending)
            self._check_status(response, given["fail_on_status_code"])
        except (httpx.TimeoutException, TimeoutError) as error:
            raise sending.deadline.timeout_error(title, call_log(log)) from error
        except Error as error:
            text = error.message.removeprefix(f"{title}: ")
            raise Error(f"{title}: {text}" + (f"\n{call_log(log)}" if log else "")) from error
        return APIResponse(self, response, facts, log)

    def _request(
        self, method: str, url: str, given: dict[str, Any], facts: ExchangeFacts, sending: _Sending
    ) -> httpx.Request:
        headers = httpx.Headers(self._options.headers)
        headers.update(given["headers"] or {})
        body = body_options(given["data"], given["form"], given["multipart"], headers.get("content-type"))
        headers.update(body.pop("headers", {}))

        async def trace(event: str, info: dict[str, Any]) -> None:
            facts.note(event)

        address = httpx.URL(request_url(self._options.base_url, url, given["params"]))
        client = self._client(address, sending.unchecked)
        extensions = {"trace": trace, "facts": facts}
        request = client.build_request(method, address, headers=headers, extensions=extensions, **body)
        if "cookie" not in headers:  # else they are the caller's
            request.headers.pop("cookie", None)
        return request

    async def _follow(self, request: httpx.Request, most: int, sending: _Sending) -> httpx.Response:
        response = await self._exchange(request, sending)
        followed = 0
        while response.next_request is not None and most > 0:
            if followed >= most:
                raise Error("Max redirect count exceeded")
            followed += 1
            following = response.next_request
            following.headers.pop("cookie", None)
            response = await self._exchange(following, sending)
        return response

    async def _exchange(self, request: httpx.Request, sending: _Sending) -> httpx.Response:
        """One answer, and the cookies of both sides."""
        if "cookie" not in request.headers:
            await self._storage.before(str(request.url), sending.deadline.left_ms, sending.title)
            if cookies := cookie_header(self._storage.jar, str(request.url)):
                request.headers["cookie"] = cookies
        if request.headers.get("user-agent") == USER_AGENT and self._storage.user_agent:
            request.headers["user-agent"] = self._storage.user_agent
        response = await self._answer(self._client(request.url, sending.unchecked), request, sending)
        if "set-cookie" in response.headers:
            await self._storage.answered(sending.title)
        return response

    async def _answer(self, client: httpx.AsyncClient, request: httpx.Request, sending: _Sending) -> httpx.Response:
        """A connection that is reset is tried again, as often as the caller allows."""
        pause = FIRST_PAUSE
        log, retries = sending.log, sending.retries
        for attempt in range(1, retries + 2):
            request.extensions["timeout"] = httpx.Timeout(sending.deadline.left_ms / 1000 or None).as_dict()
            log += request_lines(request)
            try:
                response = await client.send(request, auth=self._options.auth)
            except httpx.TimeoutException:
                raise
            except (httpx.TransportError, ssl.SSLError) as error:  # httpx lets one of the other side's through
                text = transport_text(error, request.url)
                if not reset_by_peer(error):
                    raise Error(text) from error
                if attempt > retries:
                    words = f"Failed after {attempt} attempt(s): Error: {text}" if retries else f"{text} (ECONNRESET)"
                    raise Error(words) from error
                log.append(f"  Received ECONNRESET, will retry after {pause * 1000:.0f}ms.")
                await sleep(pause)
                pause *= 2
            else:
                log += response_lines(response)
                return response
        raise AssertionError("unreachable")

    def _check_status(self, response: httpx.Response, fail: bool | None) -> None:
        if response.is_success or not (self._options.fail_on_status_code if fail is None else fail):
            return
        text = f"\nResponse text:\n{response.text}" if response.content else ""
        raise Error(f"{response.status_code} {response.reason_phrase}{text}")

    def _client(self, url: httpx.URL, unchecked: bool) -> httpx.AsyncClient:
        """The connections of that address; those that show a certificate lead to its origin only."""
        certificate = certificate_for(self._options.certificates, url)
        if (unchecked, certificate) not in self._clients:

            async def see(response: httpx.Response) -> None:
                response.request.extensions["facts"].see(response)

            self._clients[unchecked, certificate] = open_client(
                verify=tls_context(unchecked=unchecked, certificate=certificate),
                cookies=self._storage.jar,
                event_hooks={"response": [see]},
                trust_env=False,
                **self._options.proxies,
            )
        return self._clients[unchecked, certificate]

    # -- cookies ---------------------------------------------------------------------------------------------------

    async def cookies(self, urls: str | Sequence[str] | None = None) -> list[Cookie]:
        """The cookies; with URLs, those that would be sent there.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-cookies)
        """
        return await self._storage.cookies(urls, "APIRequestContext.cookies")

    async def add_cookies(self, cookies: Sequence[SetCookieParam]) -> None:
        """Adds cookies, each with a `url` or a pair of `domain` and `path`.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-add-cookies)
        """
        try:
            await self._storage.add_cookies(cookies, "APIRequestContext.add_cookies")
        except Error as error:
            raise Error(f"APIRequestContext.add_cookies: {error.message}") from error

    async def clear_cookies(
        self,
        *,
        domain: str | Pattern[str] | None = None,
        name: str | Pattern[str] | None = None,
        path: str | Pattern[str] | None = None,
    ) -> None:
        """Removes the cookies for which all of the given conditions hold.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-clear-cookies)
        """
        await self._storage.clear_cookies(domain, name, path, "APIRequestContext.clear_cookies")

    async def storage_state(
        self, *, indexed_db: bool | None = None, opfs: bool | None = None, path: str | Path | None = None
    ) -> StorageState:
        """The cookies, and the origins that the context was made with; also written to `path`.

        That of `BrowserContext.request` is the state of the context, with databases where `indexed_db` says so.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-storage-state)
        """
        return await self._storage.state(path, "APIRequestContext.storage_state", databases=bool(indexed_db))

    # -- life ------------------------------------------------------------------------------------------------------

    async def dispose(self, *, reason: str | None = None) -> None:
        """Closes its connections and lets its responses go. `reason` is what later calls raise.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-dispose)
        """
        if self._disposed is None:
            self._disposed = reason or CLOSED
            for client in self._clients.values():
                await close_client(client)

    @property
    def tracing(self) -> Tracing:
        """Records the requests, for the trace viewer.

        [Playwright](https://playwright.dev/python/docs/api/class-apirequestcontext#api-request-context-tracing)
        """
        return lasting(self, Tracing)


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
        """A context with cookies of its own. `timeout` in ms (default: 30 s), 0 for none.

        `client_certificates` are shown to exactly their origins.

        Difference from Playwright: a certificate as `pfx` raises NotSupportedError, which says how to get PEM from it.
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
        context = APIRequestContext(options)
        if storage_state is not None:
            context._storage.fill(read_storage_state(storage_state))
        self._contexts.append(context)
        return context

    async def _dispose(self) -> None:
        for context in self._contexts:
            await context.dispose()
