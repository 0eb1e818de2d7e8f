"""Sends API requests: HTTP from this process, with cookies, redirects and retries."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from smooth_page._io.asynchronous import Interrupted, Interruptible, close_client, open_client, sleep
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.debugging.calls import watched
from smooth_page._shared.network.har_log import Seen
from smooth_page._shared.requests.api_request_options import USER_AGENT, APIRequestOptions
from smooth_page._shared.requests.client_certificates import Certificate, certificate_for
from smooth_page._shared.requests.exchange_facts import ExchangeFacts
from smooth_page._shared.requests.exchange_log import (
    decoding_text,
    request_lines,
    reset_by_peer,
    response_lines,
    transport_text,
)
from smooth_page._shared.requests.request_bodies import body_options, check_redirect, request_url
from smooth_page._shared.requests.request_headers import checked_method, request_headers
from smooth_page._shared.requests.seen_exchange import seen_exchange
from smooth_page._shared.requests.tls import tls_context
from smooth_page._shared.tracing.recorder import NOT_TRACED, Recorder
from smooth_page._shared.wire.call_log import call_log
from smooth_page.errors import CLOSED, Error, TargetClosedError, TimeoutError

from ..storage.jar_storage import RequestStorage
from .api_response import APIResponse

FIRST_PAUSE = 0.25  # seconds before a retry; doubled from one to the next
# The message of the error of a request that is in progress when its context is disposed of.
DISPOSED = "Request context disposed."


@dataclass
class _Sending:
    """What the exchanges of one call share: the call's name, its deadline and its log."""

    title: str
    deadline: Deadline
    retries: int
    # Whether certificates of servers are accepted without a check.
    unchecked: bool = False
    log: list[str] = field(default_factory=list)


class ApiSender:
    """Sends the requests of one `APIRequestContext`, over connections of its own."""

    def __init__(self, options: APIRequestOptions, storage: RequestStorage) -> None:
        self.options = options
        self.storage = storage
        # The message of later calls' errors, once the context is disposed of.
        self.disposed: str | None = None
        # What records the calls for a trace.
        self.recorder: Recorder | None = None
        # Called with each exchange.
        self.watchers: list[Callable[[Seen], None]] = []
        # By whether certificates of servers are checked, and by the client certificate that is presented.
        self._clients: dict[tuple[bool, Certificate | None], httpx.AsyncClient] = {}
        self._calls = Interruptible()
        # The message of the errors that interrupted calls raise.
        self._interrupted = DISPOSED

    async def dispose(self, reason: str | None) -> None:
        """Closes the connections. Requests in progress and later ones raise TargetClosedError, with the reason."""
        if self.disposed is not None:
            return
        self.disposed, self._interrupted = reason or CLOSED, reason or DISPOSED
        self._calls.end()
        for client in self._clients.values():
            await close_client(client)

    def check_open(self, title: str) -> None:
        """Raises TargetClosedError if the context is disposed of."""
        if self.disposed is not None:
            raise TargetClosedError(f"{title}: {self.disposed}")

    async def send(self, method: str, given: Mapping[str, Any], title: str) -> APIResponse:
        """Sends one request, follows redirects, and retries as often as the caller allows.

        `given` holds the URL and the arguments of `APIRequestContext.fetch`. `title` is the public method, for errors.
        """
        shown = {"url": given["url"], "method": method, "params": given.get("params"), "timeout": given.get("timeout")}
        traced = NOT_TRACED if self.recorder is None else self.recorder.call(title, shown)
        with watched(title, given["url"], traced):
            self.check_open(title)
            try:
                return await self._calls.run(lambda: self._send(method, given, title))
            except Interrupted:
                raise TargetClosedError(f"{title}: {self._interrupted}") from None

    async def _send(self, method: str, given: Mapping[str, Any], title: str) -> APIResponse:
        most = given.get("max_redirects")
        if most is not None:
            assert most >= 0, "'max_redirects' must be greater than or equal to '0'"
        else:
            most = self.options.max_redirects
        retries = given.get("max_retries") or 0
        assert retries >= 0, "'max_retries' must be greater than or equal to '0'"
        timeout = given.get("timeout")
        limit = self.options.timeout if timeout is None else milliseconds(timeout)
        sending = _Sending(title, Deadline.after_ms(limit), retries)
        log, facts = sending.log, ExchangeFacts()
        sending.unchecked = bool(given.get("ignore_https_errors")) or self.options.ignore_https_errors
        try:
            request = self._request(method, given, facts, sending)
            response = await self._follow(request, most, sending)
            self._check_status(response, given.get("fail_on_status_code"))
        except (httpx.TimeoutException, TimeoutError) as error:
            raise sending.deadline.timeout_error(title, call_log(log)) from error
        except Error as error:
            text = error.message.removeprefix(f"{title}: ")
            raise Error(f"{title}: {text}" + (f"\n{call_log(log)}" if log else "")) from error
        return APIResponse(self, response, facts, log)

    def _request(self, method: str, given: Mapping[str, Any], facts: ExchangeFacts, sending: _Sending) -> httpx.Request:
        headers = request_headers(self.options.headers, given.get("headers"))
        body = body_options(given.get("data"), given.get("form"), given.get("multipart"), headers.get("content-type"))
        headers.update(body.pop("headers", {}))

        async def trace(event: str, info: dict[str, Any]) -> None:
            facts.note(event)

        address = httpx.URL(request_url(self.options.base_url, given["url"], given.get("params")))
        client = self._client(address, sending.unchecked)
        extensions = {"trace": trace, "facts": facts}
        request = client.build_request(checked_method(method), address, headers=headers, extensions=extensions, **body)
        if "cookie" not in headers:  # else the caller has set them
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
            check_redirect(str(following.url), response.headers["location"])
            following.headers.pop("cookie", None)
            response = await self._exchange(following, sending)
        return response

    async def _exchange(self, request: httpx.Request, sending: _Sending) -> httpx.Response:
        """Sends one request without redirects, with the cookies of both sides."""
        if "cookie" not in request.headers:
            left = sending.deadline.left_ms
            if cookies := await self.storage.cookie_header(str(request.url), left, sending.title):
                request.headers["cookie"] = cookies
        if request.headers.get("user-agent") == USER_AGENT and (agent := await self.storage.agent(sending.title)):
            request.headers["user-agent"] = agent
        response = await self._answer(self._client(request.url, sending.unchecked), request, sending)
        if self.watchers:
            seen = seen_exchange(request, response, request.extensions["facts"])
            for watcher in self.watchers:
                watcher(seen)
        if "set-cookie" in response.headers:
            await self.storage.answered(response, sending.title)
        return response

    async def _answer(self, client: httpx.AsyncClient, request: httpx.Request, sending: _Sending) -> httpx.Response:
        """Sends one request, and retries when the connection is reset, as often as the caller allows."""
        pause = FIRST_PAUSE
        log, retries, facts = sending.log, sending.retries, request.extensions["facts"]
        for attempt in range(1, retries + 2):
            request.extensions["timeout"] = httpx.Timeout(sending.deadline.left_ms / 1000 or None).as_dict()
            log += request_lines(request)
            try:
                response = await client.send(request, auth=self.options.auth)
            except httpx.TimeoutException:
                raise
            except httpx.DecodingError as error:
                raise Error(decoding_text(error, facts.encoding)) from error
            except (httpx.TransportError, ssl.SSLError) as error:  # httpx does not convert every SSLError
                if facts.is_answered:  # what the server has answered is not asked for again
                    raise Error("aborted") from error
                text = transport_text(error, request.url)
                if not reset_by_peer(error):
                    raise Error(text) from error
                if attempt > retries:
                    code = "" if "ECONNRESET" in text else " (ECONNRESET)"
                    words = f"Failed after {attempt} attempt(s): Error: {text}" if retries else f"{text}{code}"
                    raise Error(words) from error
                log.append(f"  Received ECONNRESET, will retry after {pause * 1000:.0f}ms.")
                await sleep(pause)
                pause *= 2
            else:
                log += response_lines(response)
                return response
        raise AssertionError("unreachable")

    def _check_status(self, response: httpx.Response, fail: bool | None) -> None:
        if (
            response.is_success
            or response.is_redirect
            or not (self.options.fail_on_status_code if fail is None else fail)
        ):
            return
        text = f"\nResponse text:\n{response.text}" if response.content else ""
        raise Error(f"{response.status_code} {response.reason_phrase}{text}")

    def _client(self, url: httpx.URL, unchecked: bool) -> httpx.AsyncClient:
        """Returns the HTTP client for that URL; one that presents a certificate is used for its origin only."""
        certificate = certificate_for(self.options.certificates, url)
        if (unchecked, certificate) not in self._clients:

            async def see(response: httpx.Response) -> None:
                response.request.extensions["facts"].see(response)

            try:
                client = open_client(
                    verify=tls_context(unchecked=unchecked, certificate=certificate),
                    cookies=self.storage.jar,
                    event_hooks={"response": [see]},
                    trust_env=False,
                    **self.options.proxies(),
                )
            except (ImportError, ValueError) as error:  # it has not what SOCKS proxies need, or does not know the kind
                raise Error(str(error)) from error
            self._clients[unchecked, certificate] = client
        return self._clients[unchecked, certificate]
