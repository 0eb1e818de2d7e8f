"""Requests to a service of this machine, over connections of our own. Twin: direct_asynchronous.py.

Raises httpx's errors, as the client that it stands in for.
"""

from __future__ import annotations

import contextlib
import socket
from collections import deque
from collections.abc import Mapping
from typing import Any

import httpx

from smooth_page._io.http_messages import AnswerReader, HttpAnswer, Requests

PIECE = 256 * 1024


class DirectClient:
    """Keeps the connections that no request uses. Threads can share it."""

    def __init__(self, base_url: str, headers: Mapping[str, str]) -> None:
        self._requests = Requests(base_url, headers)
        self._idle: deque[_Connection] = deque()
        self._closed = False

    def request(self, method: str, url: str, *, timeout: httpx.Timeout, **given: Any) -> HttpAnswer:
        """`given` are `params`, `content` and `headers`. Raises httpx.HTTPError."""
        if self._closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        request = self._requests.request(method, url, **given)
        connection = self._kept() or self._connect(timeout.connect)
        try:
            answer = connection.exchange(request, timeout.read)
        except BaseException:
            connection.close()
            raise
        if connection.is_open and not self._closed:
            self._idle.append(connection)
        else:
            connection.close()
        return answer

    def close(self) -> None:
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _kept(self) -> _Connection | None:
        """Returns the connection that was used last, if the service has not closed it."""
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return None
            if connection.is_silent():
                return connection
            connection.close()

    def _connect(self, seconds: float | None) -> _Connection:
        try:
            opened = socket.create_connection((self._requests.host, self._requests.port), seconds)
        except TimeoutError as error:
            raise httpx.ConnectTimeout("") from error
        except OSError as error:
            raise httpx.ConnectError(str(error)) from error
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _Connection(opened)


class _Connection:
    """One connection, with one request at a time."""

    def __init__(self, opened: socket.socket) -> None:
        self.is_open = True
        self._socket = opened

    def exchange(self, request: bytes, seconds: float | None) -> HttpAnswer:
        """Sends a request and returns its answer. `seconds`: the longest silence."""
        self._socket.settimeout(seconds)
        try:
            self._socket.sendall(request)
        except TimeoutError as error:
            raise httpx.WriteTimeout("") from error
        except OSError as error:
            raise httpx.WriteError(str(error)) from error
        reader = AnswerReader()
        while not reader.feed(piece := self._piece()):
            if not piece:
                self.is_open = False
                return reader.end()
        assert reader.answer is not None
        self.is_open = reader.keeps
        return reader.answer

    def _piece(self) -> bytes:
        try:
            return self._socket.recv(PIECE)
        except TimeoutError as error:
            raise httpx.ReadTimeout("") from error
        except OSError as error:
            raise httpx.ReadError(str(error)) from error

    def is_silent(self) -> bool:
        """Whether nothing has come since the last answer, such as the connection's end."""
        try:
            self._socket.setblocking(False)
            self._socket.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        self.is_open = False
        with contextlib.suppress(OSError):
            self._socket.close()
