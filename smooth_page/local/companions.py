"""The companion in contexts of the shared browser: it runs in a hidden page, in place of an extension's worker.

Extensions don't run in such contexts, and a browser process for each session takes many times as long to start. The
hidden page (smooth_page/companion/src/hidden_page.ts) has the same code as the extension, and a DevTools connection.
"""

from __future__ import annotations

import asyncio
import json
import weakref
from importlib.resources import files

from playwright.async_api import Browser, Page

from smooth_page.local.devtools import PageTarget

FOLDER = files("smooth_page")
# What the hidden page finds its connection under.
CONNECTION = "devtools"


class Companions:
    """The hidden page of each browser."""

    def __init__(self) -> None:
        self._hidden: weakref.WeakKeyDictionary[Browser, asyncio.Future[Page]] = weakref.WeakKeyDictionary()

    async def begin(self, page: Page, target: PageTarget) -> None:
        """Gives the context of the page a companion."""
        browser = page.context.browser
        assert browser is not None
        hidden = self._hidden.get(browser)
        if hidden is None:
            hidden = self._hidden[browser] = asyncio.ensure_future(_open(browser))
        await (await hidden).evaluate("([context, tab]) => begin(context, tab)", [target.context, target.id])


async def _open(browser: Browser) -> Page:
    page = await (await browser.new_context()).new_page()
    devtools = await browser.new_browser_cdp_session()
    target = await PageTarget.of(page, None)
    await devtools.send("Target.exposeDevToolsProtocol", {"targetId": target.id, "bindingName": CONNECTION})
    await page.expose_function("ofBrowser", devtools.send)  # commands that a page's connection does not have
    await page.evaluate(f"window.chunks = {json.dumps(_chunks())}; void 0")
    await page.evaluate(f"{(FOLDER / 'companion' / 'dist' / 'hidden_page.js').read_text('utf-8')}; void 0")
    return page


def _chunks() -> dict[str, str]:
    dist = FOLDER / "runtime" / "dist"
    return {file.name[:-3]: file.read_text("utf-8") for file in dist.iterdir() if file.name.endswith(".js")}
