"""Calls of the driver that end with their browser."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from playwright.async_api import Browser

from smooth_page._protocol.task import BROWSER_CLOSED
from smooth_page.local.spares import NoBrowserError

T = TypeVar("T")


async def while_connected(browser: Browser | None, call: Coroutine[Any, Any, T]) -> T:
    """Returns the call's result. Raises NoBrowserError if the browser ends meanwhile.

    The driver may never answer such a call: a context that is opened while the browser dies waits forever.
    """
    if browser is None:
        return await call
    calling, ended = asyncio.ensure_future(call), asyncio.Event()
    ending = asyncio.ensure_future(ended.wait())

    def end(browser: Browser) -> None:
        ended.set()

    browser.on("disconnected", end)
    try:
        if browser.is_connected():
            await asyncio.wait([calling, ending], return_when=asyncio.FIRST_COMPLETED)
        if calling.done():
            return calling.result()
        raise NoBrowserError(BROWSER_CLOSED)
    finally:
        browser.remove_listener("disconnected", end)
        calling.cancel()
        ending.cancel()
