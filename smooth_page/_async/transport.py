"""Requests to the service: errors by class, and repetitions that never act twice."""

from __future__ import annotations

import json
import logging
import time
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from smooth_page._io.asynchronous import close_client, open_client, sleep
from smooth_page._io.endpoint import Endpoint, is_loopback
from smooth_page._shared.redaction import Secrets
from smooth_page._version import __version__
from smooth_page.errors import (
    AuthenticationError,
    Error,
    InsufficientCreditsError,
    RateLimitError,
    SmoothApiError,
    UncertainError,
)

log = logging.getLogger("smooth_page")

ATTEMPTS = 4
FIRST_PAUSE = 0.2  # seconds; doubled from attempt to attempt
LONGEST_RETRY_AFTER = 20.0
# Nothing was sent when these happen.
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class AsyncTransport:
    """One HTTP client with the address and the key."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.secrets = Secrets(endpoint.api_key)
        self._http = open_client(
            headers={"apikey": endpoint.api_key, "user-agent": f"smooth-page/{__version__}"},
            timeout=httpx.Timeout(30.0, connect=10.0),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=100),
            # A proxy of the environment has no business with this machine's own addresses.
            trust_env=not is_loopback(urlsplit(endpoint.base_url).hostname or ""),
        )

    async def get(self, path: str, params: dict[str, Any] | None = None, timeout: float = 30.0) -> Any:
        """The JSON of a GET, which may be repeated freely."""
        return await self._send("GET", path, timeout=timeout, repeat=True, params=params)

    async def delete(self, path: str) -> None:
        """A DELETE; repeating one changes nothing. What a success says is of no interest."""
        await self._send("DELETE", path, timeout=15.0, repeat=True)

    async def post(self, path: str, body: Any, timeout: float = 30.0, *, patient: bool = False) -> Any:
        """The JSON of a POST. It is repeated only where it was certainly not received; else UncertainError.

        `patient`: also where the service turns it away with 429 and does not say for how long.
        """
        try:
            content = json.dumps(body, allow_nan=False).encode()
        except (TypeError, ValueError) as error:
            raise Error(f"What is sent must be JSON: {error}") from error
        headers = {"content-type": "application/json"}
        return await self._send(
            "POST", path, timeout=timeout, repeat=False, patient=patient, content=content, headers=headers
        )

    async def upload(self, path: str, data: dict[str, str], files: dict[str, Any]) -> Any:
        """The JSON of a multipart POST."""
        return await self._send("POST", path, timeout=120.0, repeat=False, data=data, files=files)

    async def close(self) -> None:
        await close_client(self._http)

    async def _send(
        self, method: str, path: str, *, timeout: float, repeat: bool, patient: bool = True, **request: Any
    ) -> Any:
        url = f"{self.endpoint.base_url}/{path}"
        pause = FIRST_PAUSE
        for attempt in range(1, ATTEMPTS + 1):
            last = attempt == ATTEMPTS
            try:
                answer = await self._http.request(method, url, timeout=timeout, **request)
            except NOT_SENT as error:
                if last:
                    raise SmoothApiError(f"{url} can't be reached: {self._reason(error)}") from error
            except httpx.TransportError as error:
                if not repeat:
                    raise UncertainError(f"{method} {url}: {self._reason(error)}") from error
                if last:
                    raise SmoothApiError(f"{method} {url}: {self._reason(error)}") from error
            else:
                wait = None if last else may_repeat(answer, repeat, patient)
                if wait is None:
                    return self._read(answer, uncertain=not repeat)
                pause = max(pause, wait)
            log.debug("%s %s is repeated in %.1f s", method, path, pause)
            await sleep(pause)
            pause *= 2
        raise AssertionError("unreachable")

    def _reason(self, error: Exception) -> str:
        return str(self.secrets.hidden(str(error))) or type(error).__name__

    def _read(self, answer: httpx.Response, *, uncertain: bool) -> Any:
        """The JSON of a success; the error that a failure stands for, raised."""
        try:
            body = answer.json()
        except ValueError:
            body = None
        if not answer.is_success:
            detail = body.get("detail", body) if isinstance(body, dict) else answer.text[:500]
            raise api_error(answer, self.secrets.hidden(detail), uncertain)
        if answer.request.method == "DELETE":
            return None
        if not isinstance(body, dict) or "r" not in body:
            shown = self.secrets.hidden(answer.text[:200])
            raise SmoothApiError(f'The service\'s answer is not {{"r": ...}}: {shown!r}', status=answer.status_code)
        return body["r"]


def may_repeat(answer: httpx.Response, repeat: bool, patient: bool) -> float | None:
    """Seconds to wait at least before the request is sent again; None: its answer stands."""
    if answer.status_code == 429:  # it was turned away, so nothing was done
        if "credit" in answer.text.lower():
            return None
        after = retry_after(answer)
        if after is None:
            return 0.0 if repeat or patient else None
        return after if after <= LONGEST_RETRY_AFTER else None
    return 0.0 if repeat and answer.status_code >= 500 else None


def retry_after(answer: httpx.Response) -> float | None:
    """The seconds that the service asks to wait: it names them, or a time of day."""
    told = answer.headers.get("retry-after", "")
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except ValueError:
        return None


def api_error(answer: httpx.Response, detail: Any, uncertain: bool) -> SmoothApiError:
    """The error of a status and its detail."""
    status = answer.status_code
    text = detail if isinstance(detail, str) else json.dumps(detail)
    facts = {"status": status, "detail": detail, "request_id": answer.headers.get("x-request-id")}
    message = f"{answer.request.method} {answer.request.url.path}: {status} {text}"
    if status in (401, 403):
        return AuthenticationError(message, **facts)
    if status == 402 or (status == 429 and "credit" in text.lower()):
        return InsufficientCreditsError(message, **facts)
    if status == 429:
        return RateLimitError(message, retry_after=retry_after(answer), **facts)
    if status >= 500 and uncertain:
        return UncertainError(message, **facts)
    return SmoothApiError(message, **facts)
