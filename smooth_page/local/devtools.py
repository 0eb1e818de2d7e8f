"""DevTools commands that the engine sends through a browser's pipe itself.

By the driver, a command takes several times as long. devtools_pipe.cjs, which is loaded into the driver, offers a
socket for each browser, and runs the companions of its sessions. Where it does not, as on Windows, commands go by the
driver.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from itertools import count
from typing import Any, cast

from playwright.async_api import Browser, Page
from playwright.async_api import Error as PlaywrightError

from smooth_page.errors import CLOSED
from smooth_page.local.evaluation import Devtools
from smooth_page.local.temporary_folder import TemporaryFolder

SWITCH = "--smooth-devtools="
# As in devtools_pipe.cjs.
FIRST = 1_000_000_000
# Up to here, doubles have all integers.
EXACT = 2**53
_sockets = count(1)


def socket_switch(folder: TemporaryFolder) -> list[str]:
    """Returns the switch of a browser that is about to be started; nothing where it would have no effect."""
    if not hasattr(socket, "AF_UNIX"):
        return []
    return [f"{SWITCH}{folder.path() / f'devtools-{next(_sockets)}'}"]


@contextmanager
def driver_environment() -> Iterator[None]:
    """While the driver starts: makes it load devtools_pipe.cjs."""
    script = str(files("smooth_page") / "local" / "devtools_pipe.cjs")
    os.environ["NODE_OPTIONS"] = f"--require {json.dumps(script)}"
    try:
        yield
    finally:
        del os.environ["NODE_OPTIONS"]


class BrowserPipe:
    """The way to one browser."""

    def __init__(self, browser: Browser) -> None:
        self._waiting: dict[int, tuple[asyncio.Future[dict[str, Any]], str, str]] = {}
        self._last = FIRST
        self._socket: _Socket
        browser.on("disconnected", lambda _: self._end())

    @classmethod
    async def of(cls, browser: Browser, switches: list[str]) -> BrowserPipe | None:
        """Returns the way to a browser that was started with these switches; None if there is none."""
        path = next((switch.removeprefix(SWITCH) for switch in switches if switch.startswith(SWITCH)), None)
        if path is None:
            return None
        pipe = cls(browser)
        try:
            _, pipe._socket = await asyncio.get_running_loop().create_unix_connection(lambda: _Socket(pipe), path)
        except OSError:
            return None
        return pipe

    @property
    def is_open(self) -> bool:
        """Whether the browser's end of it is there."""
        return self._socket.is_open

    async def latest_context(self) -> str:
        """Returns what the browser calls the context that the driver has made last."""
        return str((await self._ask({"asks": "context"}, "context", ""))["context"])

    async def page_of(self, context: str) -> PageTarget:
        """Returns the page of a new context, with the driver's session of it.

        Raises Playwright's Error if it has closed.
        """
        page = await self._ask({"asks": "page", "context": context}, "page", "")
        if "session" not in page:
            raise PlaywrightError(CLOSED)
        return PageTarget(page["target"], context, Session(self, page["session"]))

    async def send(self, method: str, params: dict[str, Any], session: str) -> dict[str, Any]:
        """Returns the result of a command. Raises Playwright's Error, with its words."""
        return await self._ask({"method": method, "params": params, "sessionId": session}, method, session)

    async def accompany(self, target: PageTarget, *, unobserved: bool) -> None:
        """Begins a companion for the context of a page. Raises Playwright's Error.

        `unobserved`: the driver does not follow the page's network traffic any longer.
        """
        companion = {"context": target.context, "tab": target.id}
        await self._ask({"companion": companion, "unobserved": unobserved}, "companion", "")

    async def _ask(self, message: dict[str, Any], method: str, session: str) -> dict[str, Any]:
        if not self._socket.is_open:
            raise PlaywrightError(CLOSED)
        id = self._last = self._last + 1
        answered: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[id] = (answered, method, session)
        self._socket.write({"id": id, **message} if session else {**message, "id": id})
        try:
            return await answered
        finally:
            self._waiting.pop(id, None)

    def received(self, message: bytes) -> None:
        """Takes an answer of the browser, or that a session has ended."""
        answer = json.loads(message, parse_int=integer)
        if "ended" in answer:
            self._end(answer["ended"])
            return
        waiting = self._waiting.get(answer["id"])
        if waiting is None or waiting[0].done():
            return
        answered, method, _ = waiting
        if "error" in answer:
            answered.set_exception(PlaywrightError(f"Protocol error ({method}): {answer['error']['message']}"))
        else:
            answered.set_result(answer["result"])

    def _end(self, session: str | None = None) -> None:
        """A session, or the browser itself, is gone, with whatever waits for it."""
        for answered, _, of in list(self._waiting.values()):
            if session in (None, of) and not answered.done():
                answered.set_exception(PlaywrightError(CLOSED))

    def lost(self) -> None:
        """The connection has ended."""
        self._end()


def integer(text: str) -> int:
    """Reads an integer as JavaScript writes it: the browser writes all digits of one that a double has only roughly."""
    number = int(text)
    return number if abs(number) <= EXACT else int(Decimal(repr(float(number))))


@dataclass(frozen=True)
class PageTarget:
    """What the browser calls a page and its context, and the way to it."""

    id: str
    context: str
    devtools: Devtools

    @classmethod
    async def of(cls, page: Page) -> PageTarget:
        """Asks the driver, in a session of its own."""
        devtools = await page.context.new_cdp_session(page)
        facts = (await devtools.send("Target.getTargetInfo"))["targetInfo"]
        return cls(facts["targetId"], facts["browserContextId"], devtools)


class Session:
    """A DevTools session of one target."""

    def __init__(self, pipe: BrowserPipe, id: str) -> None:
        self._pipe = pipe
        self._id = id

    async def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """Returns the result of a command. Raises Playwright's Error."""
        return await self._pipe.send(method, params or {}, self._id)


class _Socket(asyncio.Protocol):
    """Messages, each of which ends with a zero."""

    def __init__(self, pipe: BrowserPipe) -> None:
        self._pipe = pipe
        self._begun: list[bytes] = []
        self._transport: asyncio.Transport
        self.is_open = False

    def write(self, message: dict[str, Any]) -> None:
        self._transport.write(json.dumps(message, separators=(",", ":")).encode() + b"\0")

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's have another base
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        *messages, rest = data.split(b"\0")
        for message in messages:
            whole = b"".join([*self._begun, message])
            self._begun.clear()
            self._pipe.received(whole)
        if rest:
            self._begun.append(rest)

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        self._pipe.lost()
