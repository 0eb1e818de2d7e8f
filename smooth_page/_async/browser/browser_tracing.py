"""Performance traces of Chromium."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.elements.files import write_bytes
from smooth_page.errors import Error, NotSupportedError

from ..companion.requirement import INSTEAD, needs_companion
from ..page.page import Page
from ..page.streams import read_stream

if TYPE_CHECKING:
    from ..page.tab import Tab
    from .context import BrowserContext

_WHY = "scripts in a page have no access to the browser's traces"
# What is recorded unless the user names categories.
_CATEGORIES = (
    "-*",
    "devtools.timeline",
    "v8.execute",
    "disabled-by-default-devtools.timeline",
    "disabled-by-default-devtools.timeline.frame",
    "toplevel",
    "blink.console",
    "blink.user_timing",
    "latencyInfo",
    "disabled-by-default-devtools.timeline.stack",
    "disabled-by-default-v8.cpu_profiler",
    "disabled-by-default-v8.cpu_profiler.hires",
)
_SCREENSHOTS = "disabled-by-default-devtools.screenshot"


class BrowserTracing:
    """Part of `Browser`: records traces, one at a time."""

    _contexts: list[BrowserContext]
    # While one is recorded: whose page records it, and where it is written.
    _traced: tuple[Tab, str | Path | None] | None = None

    @property
    def _companion(self) -> str | None:
        return next((found for each in self._contexts if (found := each._group.companion) is not None), None)

    @needs_companion("Browser.start_tracing", _WHY)
    async def start_tracing(
        self,
        *,
        categories: Sequence[str] | None = None,
        page: Page | None = None,
        path: str | Path | None = None,
        screenshots: bool | None = None,
    ) -> None:
        """Raises NotSupportedError without the companion. Starts a performance trace of the Chromium that
        shows `page`, or the page that was opened first. `stop_tracing` writes it to `path`. Raises Error if no page is
        open, or a trace is being recorded.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-start-tracing)
        """
        title = "Browser.start_tracing"
        if self._traced is not None:
            raise Error(f"{title}: Cannot start recording trace while already recording trace.")
        tab = self._tab_to_trace(page, title)
        named = [*(_CATEGORIES if categories is None else categories), *[_SCREENSHOTS] * bool(screenshots)]
        await tab.main.run(commands.trace_start(categories=named), title)
        self._traced = (tab, path)

    def _tab_to_trace(self, page: Page | None, title: str) -> Tab:
        if page is not None:
            tab = page._tab
            if tab.group.companion is None:
                raise NotSupportedError(title, _WHY, INSTEAD)
            return tab
        tabs = [tab for context in self._contexts if context._group.companion for tab in context._group.tabs]
        if not tabs:
            raise Error(f"{title}: no page is open, and each context has a browser session of its own")
        return tabs[0]

    @needs_companion("Browser.stop_tracing", _WHY)
    async def stop_tracing(self) -> bytes:
        """Raises NotSupportedError without the companion. Ends the performance trace, and returns it as JSON.

        [Playwright](https://playwright.dev/python/docs/api/class-browser#browser-stop-tracing)
        """
        title = "Browser.stop_tracing"
        if self._traced is None:
            raise Error(f"{title}: Tracing was not started.")
        (tab, path), self._traced = self._traced, None
        trace = await read_stream(tab.main, await tab.main.run(commands.trace_stop(), title), title)
        if path is not None:
            write_bytes(path, trace)
        return trace
