"""Requests to the service: errors by class, and retries that never act twice.

When a request is repeated, _shared/service/repetition.py decides. Events of a session have retries above these, in
delivery.py.
"""

from __future__ import annotations

import json
import logging
import time
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from smooth_page._io.asynchronous import DirectClient, close_client, open_client, sleep
from smooth_page._io.endpoint import Endpoint, is_loopback
from smooth_page._io.http_messages import HttpAnswer, is_direct
from smooth_page._shared.service.hidden_values import UnshownBytes
from smooth_page._shared.service.redaction import Secrets
from smooth_page._shared.service.repetition import (
    REFUSED_SECONDS,
    NotSentError,
    RefusedError,
    Repetition,
    SilentError,
    refuses,
)
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

CONNECT_SECONDS = 5.0
# A long body takes time to be received and read.
BYTES_A_SECOND = 250_000
# Seconds to retry a request after transient failures.
REPEAT_SECONDS = 4.0
# Errors after which nothing was sent.
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class AsyncTransport:
    """One HTTP client with the URL and the key."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.secrets = Secrets(endpoint.api_key)
        parts = urlsplit(endpoint.base_url)
        self._loopback = is_loopback(parts.hostname or "")
        headers = {"apikey": endpoint.api_key, "user-agent": f"smooth-page/{__version__}"}
        direct = self._loopback and is_direct(endpoint.base_url)
        self._direct = DirectClient(endpoint.base_url, headers) if direct else None
        self._http = open_client(
            headers=headers,
            timeout=httpx.Timeout(30.0, connect=CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=100),
            # Requests to this machine don't go through a proxy of the environment.
            trust_env=not self._loopback,
            verify=parts.scheme == "https",  # reading the certificates takes longer than a call
        )

    @property
    def is_direct(self) -> bool:
        """Whether requests go to a service of this machine over connections of our own."""
        return self._direct is not None

    async def get(
        self,
        path: str,
        params: dict[str, Any] | None = None,
        timeout: float = 30.0,
        *,
        seconds: float = REPEAT_SECONDS,
    ) -> Any:
        """Returns the JSON of a GET. Retries after transient failures for a number of seconds."""
        return await self._send("GET", path, timeout, {"params": params}, safe=True, seconds=seconds)

    async def delete(self, path: str) -> None:
        """Sends a DELETE. Retrying one is harmless. The body of a success is ignored."""
        await self._send("DELETE", path, 15.0, {}, safe=True)

    async def post(
        self,
        path: str,
        body: Any,
        timeout: float = 30.0,
        *,
        patient: bool = False,
        seconds: float = REPEAT_SECONDS,
        limit: float | None = None,
        prefer: str | None = None,
    ) -> Any:
        """Returns the JSON of a POST. Retries only if it was certainly not received, else raises UncertainError.

        `patient`, `seconds` and `limit` are those of Repetition. A long body gets more time. `prefer`: the header of
        that name.
        """
        try:
            content = UnshownBytes(json.dumps(body, allow_nan=False).encode())
        except (TypeError, ValueError, RecursionError) as error:
            raise Error(f"The request body is not JSON-serializable: {error}") from error
        timeout += len(content) / BYTES_A_SECOND
        headers = {"content-type": "application/json", **({} if prefer is None else {"prefer": prefer})}
        request = {"content": content, "headers": headers}
        return await self._send("POST", path, timeout, request, seconds=seconds, patient=patient, limit=limit)

    async def upload(self, path: str, data: dict[str, str], files: dict[str, Any], *, patient: bool = True) -> Any:
        """Returns the JSON of a multipart POST. `patient` is that of Repetition."""
        return await self._send("POST", path, 120.0, {"data": data, "files": files}, patient=patient)

    async def close(self) -> None:
        await close_client(self._http)
        if self._direct is not None:
            await self._direct.aclose()

    async def _send(
        self,
        method: str,
        path: str,
        timeout: float,
        request: dict[str, Any],
        *,
        safe: bool = False,
        seconds: float = REPEAT_SECONDS,
        patient: bool = True,
        limit: float | None = None,
    ) -> Any:
        refused = 0.0 if self.endpoint.embedded else REFUSED_SECONDS
        repetition = Repetition(safe=safe, seconds=seconds, patient=patient, limit=limit, refused=refused)
        while True:
            try:
                return await self._once(method, path, timeout, safe, request)
            except SmoothApiError as error:
                pause = repetition.pause(error)
                if pause is None:
                    raise
                log.debug("%s %s is sent again in %.1f s", method, path, pause)
            await sleep(pause)

    async def _once(self, method: str, path: str, timeout: float, safe: bool, request: dict[str, Any]) -> Any:
        """Returns the JSON of one attempt. Raises NotSentError, or UncertainError if it may have been received."""
        url = f"{self.endpoint.base_url}/{path}"
        limits = httpx.Timeout(timeout, connect=min(timeout, CONNECT_SECONDS))
        try:
            # httpx knows how to send files.
            client = self._http if self._direct is None or "files" in request else self._direct
            answer = await client.request(method, url, timeout=limits, **request)
        except NOT_SENT as error:
            kind = RefusedError if self._loopback and refuses(error) else NotSentError
            raise kind(f"{url} can't be reached: {self._reason(error)}") from error
        except httpx.HTTPError as error:
            message = f"{method} {url}: {self._reason(error)}"
            if not safe:
                raise UncertainError(message) from error
            raise (SilentError if isinstance(error, httpx.ReadTimeout) else SmoothApiError)(message) from error
        return self._read(answer, method, url, uncertain=not safe)

    def _reason(self, error: Exception) -> str:
        return str(self.secrets.hidden(str(error))) or type(error).__name__

    def _read(self, answer: httpx.Response | HttpAnswer, method: str, url: str, *, uncertain: bool) -> Any:
        """Returns the JSON of a success. Raises the error of a failure."""
        try:
            body = answer.json()
        except (ValueError, RecursionError):
            body = None
        if not answer.is_success:
            detail = body.get("detail", body) if isinstance(body, dict) else answer.text[:500]
            request = f"{method} {urlsplit(url).path}"
            raise api_error(answer, request, self.secrets.hidden(detail), uncertain)
        if method == "DELETE":
            return None
        if not isinstance(body, dict) or "r" not in body:
            shown = self.secrets.hidden(answer.text[:200])
            message = f'The service\'s answer is not {{"r": ...}}: {shown!r}'
            # The response may have been truncated after the request was carried out.
            raise (UncertainError if uncertain else SmoothApiError)(message, status=answer.status_code)
        return body["r"]


def retry_after(answer: httpx.Response | HttpAnswer) -> float | None:
    """Returns the seconds that the service asks to wait, from a number or a time of day."""
    text = answer.headers.get("retry-after", "")
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None


def api_error(answer: httpx.Response | HttpAnswer, request: str, detail: Any, uncertain: bool) -> SmoothApiError:
    """Returns the error of a status and its detail."""
    status = answer.status_code
    text = detail if isinstance(detail, str) else json.dumps(detail)
    facts = {"status": status, "detail": detail, "request_id": answer.headers.get("x-request-id")}
    message = f"{request}: {status} {text}"
    if status in (401, 403):
        return AuthenticationError(message, **facts)
    if status == 402 or (status == 429 and "credit" in text.lower()):
        return InsufficientCreditsError(message, **facts)
    if status == 429:
        return RateLimitError(message, retry_after=retry_after(answer), **facts)
    if uncertain and (status >= 500 or status < 400 or status == 408):
        return UncertainError(message, **facts)
    return SmoothApiError(message, **facts)
