"""Requests to a service of this machine, over connections of our own. Twin: direct_synchronous.py.

Raises httpx's errors, as the client that it stands in for.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Mapping
from typing import Any, cast

import httpx

from smooth_page._io.http_messages import AnswerReader, HttpAnswer, Requests

# The cheapest one: it has no descriptor of its own. Windows has no poll.
_Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)


class DirectClient:
    """Keeps the connections that no request uses."""

    def __init__(self, base_url: str, headers: Mapping[str, str]) -> None:
        self._requests = Requests(base_url, headers)
        self._idle: list[_Connection] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    async def request(self, method: str, url: str, *, timeout: httpx.Timeout, **given: Any) -> HttpAnswer:
        """`given` are `params`, `content` and `headers`. Raises httpx.HTTPError."""
        if self._closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        request = self._requests.request(method, url, **given)
        connection = self._kept() or await self._connect(timeout.connect)
        try:
            answer = await connection.exchange(request, timeout.read)
        except BaseException:
            connection.close()
            raise
        if connection.is_open and not self._closed:
            self._idle.append(connection)
        else:
            connection.close()
        return answer

    async def aclose(self) -> None:
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _kept(self) -> _Connection | None:
        """Returns the connection that was used last, if the service has not closed it."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:  # connections end with their loop
            self._idle, self._loop = [], loop
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and connection.is_silent():
                return connection
            connection.close()
        return None

    async def _connect(self, seconds: float | None) -> _Connection:
        connecting = asyncio.get_running_loop().create_connection(_Connection, self._requests.host, self._requests.port)
        try:
            _, connection = await asyncio.wait_for(connecting, seconds)
        except (asyncio.TimeoutError, TimeoutError) as error:
            raise httpx.ConnectTimeout("") from error
        except OSError as error:
            raise httpx.ConnectError(str(error)) from error
        return connection


class _Connection(asyncio.Protocol):
    """One connection, with one request at a time."""

    def __init__(self) -> None:
        self.is_open = False
        self._transport: asyncio.Transport
        self._reader: AnswerReader | None = None
        self._answered: asyncio.Future[HttpAnswer]
        self._heard = 0.0

    async def exchange(self, request: bytes, seconds: float | None) -> HttpAnswer:
        """Sends a request and returns its answer. `seconds`: the longest silence."""
        loop = asyncio.get_running_loop()
        self._answered = loop.create_future()
        self._reader = AnswerReader()
        self._heard = loop.time()
        self._transport.write(request)
        timer = None if seconds is None else loop.call_later(seconds, self._check, seconds)
        try:
            return await self._answered
        finally:
            self._reader = None
            if timer is not None:
                timer.cancel()

    def _check(self, seconds: float) -> None:
        """Ends the request if nothing was heard for so many seconds."""
        if self._answered.done():
            return
        loop = self._answered.get_loop()
        left = self._heard + seconds - loop.time()
        if left > 0:
            loop.call_later(left, self._check, seconds)
        else:
            self._fail(httpx.ReadTimeout(""))

    def is_silent(self) -> bool:
        """Whether nothing has come that the loop has not read yet, such as the connection's end."""
        descriptor = self._transport.get_extra_info("socket").fileno()
        if descriptor < 0:
            return False
        with _Selector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            return not selector.select(0)

    def close(self) -> None:
        self.is_open = False
        self._transport.abort()

    def _fail(self, error: Exception) -> None:
        if not self._answered.done():
            self._answered.set_exception(error)

    # -- what the loop calls -------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's have another base
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        reader = self._reader
        if reader is None or self._answered.done():
            self.close()  # no request waits
            return
        self._heard = self._answered.get_loop().time()
        try:
            complete = reader.feed(data)
        except httpx.RemoteProtocolError as error:
            self._fail(error)
            return
        if complete:
            assert reader.answer is not None
            self.is_open = self.is_open and reader.keeps
            self._answered.set_result(reader.answer)

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        reader = self._reader
        if reader is None or self._answered.done():
            return
        if error is not None:
            self._fail(httpx.ReadError(str(error)))
            return
        try:
            self._answered.set_result(reader.end())
        except httpx.RemoteProtocolError as failure:
            self._fail(failure)
