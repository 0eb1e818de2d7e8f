"""The companion in contexts of the shared browser, in place of an extension's worker.

Extensions don't run in such contexts, and a browser process for each session takes many times as long to start.
Companions run in the process that drives the browser (companion_thread.cjs) or, where the engine has no socket there,
in a hidden page of the browser. They have the same code as the extension (smooth_page/companion/src/hidden_page.ts).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import weakref
from collections.abc import Awaitable, Callable
from importlib.resources import files

from playwright.async_api import Browser, Page
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.connection import while_connected
from smooth_page.local.devtools import BrowserPipe, PageTarget
from smooth_page.local.spares import NoBrowserError

FOLDER = files("smooth_page")
# What the hidden page finds its connection under.
CONNECTION = "devtools"


class Companions:
    """The companions of all browsers, with the hidden page of each that needs one."""

    def __init__(
        self, target: Callable[[Page], Awaitable[PageTarget]], pipe: Callable[[Browser], BrowserPipe | None]
    ) -> None:
        self._target = target
        self._pipe = pipe
        self._hidden: weakref.WeakKeyDictionary[Browser, asyncio.Future[Page]] = weakref.WeakKeyDictionary()

    async def accompany(self, page: Page, *, unobserved: bool) -> Page:
        """Gives the context of a page a companion, and returns the page. Closes the context, and raises
        NoBrowserError, if there can't be one.

        `unobserved`: nothing needs the driver's events of the page's network traffic.
        """
        context = page.context
        assert context.browser is not None
        try:
            await while_connected(context.browser, self._begin(context.browser, page, unobserved))
        except BaseException as error:  # also of a session that ends meanwhile
            if context.browser.is_connected():
                with contextlib.suppress(PlaywrightError):
                    await context.close()
            if isinstance(error, PlaywrightError):
                raise NoBrowserError(f"The companion does not begin: {error.message.splitlines()[0]}") from error
            raise
        return page

    async def _begin(self, browser: Browser, page: Page, unobserved: bool) -> None:
        target, pipe = await self._target(page), self._pipe(browser)
        if pipe is not None:
            await pipe.accompany(target, unobserved=unobserved)
            return
        hidden = await self._page(browser)
        await hidden.evaluate("([context, tab]) => begin(context, tab)", [target.context, target.id])

    async def _page(self, browser: Browser) -> Page:
        hidden = self._hidden.get(browser)
        if hidden is None or _failed(hidden):
            hidden = self._hidden[browser] = asyncio.ensure_future(_open(browser))
        return await asyncio.shield(hidden)  # which others wait for


def _failed(opening: asyncio.Future[Page]) -> bool:
    return opening.done() and (opening.cancelled() or opening.exception() is not None)


async def _open(browser: Browser) -> Page:
    page = await (await browser.new_context()).new_page()
    # The sessions that it served would wait for it forever.
    page.on("crash", lambda _: browser.close())
    devtools = await browser.new_browser_cdp_session()
    target = await PageTarget.of(page)
    await devtools.send("Target.exposeDevToolsProtocol", {"targetId": target.id, "bindingName": CONNECTION})
    await page.expose_function("ofBrowser", devtools.send)  # commands that a page's connection does not have
    await page.evaluate(f"window.chunks = {json.dumps(_chunks())}; void 0")
    await page.evaluate(f"{(FOLDER / 'companion' / 'dist' / 'hidden_page.js').read_text('utf-8')}; void 0")
    return page


def _chunks() -> dict[str, str]:
    dist = FOLDER / "runtime" / "dist"
    return {file.name[:-3]: file.read_text("utf-8") for file in dist.iterdir() if file.name.endswith(".js")}
