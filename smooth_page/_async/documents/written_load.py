"""The way to load a document that the runtime fetches and writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page._shared.network.decisions import Continue, Fulfill
from smooth_page._shared.network.urls import PLAIN_DOCUMENT, origin_of
from smooth_page.errors import NotSupportedError

from .fulfilled_load import FulfilledLoad
from .writing import Window, Writing

if TYPE_CHECKING:
    from smooth_page._protocol.commands import NetworkRequest

    from ..page.tab import Tab


class WrittenLoad:
    """Fetches the document in the page and writes it into a fresh window of its origin.

    Routes, extra headers, init scripts and listeners then apply from the document's first script on.
    """

    def __init__(self, tab: Tab, writing: Writing) -> None:
        self._tab = tab
        self._writing = writing

    async def run(self) -> bool:
        """Returns False if the browser must load it. Raises NotSupportedError if a handler has changed the request."""
        tab, writing, load = self._tab, self._writing, self._writing.load
        window = await writing.open_window(origin_of(load.url) + PLAIN_DOCUMENT)
        if isinstance(writing.asked.decision, Fulfill):  # the answer came, but no window for it
            return await FulfilledLoad(writing).run()
        await tab.documents.requests.report(writing.asked)
        if not writing.can_write_into(window):
            return self._leave_to_browser()
        facts = await writing.write(window, request=await self._request(window))
        if facts is not None and "refused" in facts:
            return self._leave_to_browser()
        if load.response is None:  # a script of the document may have left it already
            known: dict[str, Any] = {"url": writing.url, "status": 200, "headers": [], **(facts or {}), "whole": True}
            await writing.answered(known)
        if facts is not None:
            tab.documents.note_written(load.response)
        return True

    async def _request(self, window: Window) -> NetworkRequest | None:
        """Returns the request to make, unless the window has its answer, which is reported."""
        if "token" not in window or "answer" not in window:
            return self._writing.page_request()
        await self._writing.answered({**window["answer"], "whole": window["token"]})
        return None

    def _leave_to_browser(self) -> bool:
        """The browser makes a plain GET request."""
        asked, load = self._writing.asked, self._writing.load
        assert isinstance(asked.decision, Continue)
        if asked.decision.body is not None or asked.decision.method not in (None, "GET"):
            raise NotSupportedError(
                f"{load.title}({load.url!r}) with route.continue_(method=..., post_data=...)",
                "the response is a file, empty, from another origin or restricted by policies, "
                "so the page can't show it",
                "page.request, or a form in the page",
            )
        self._tab.network.announce(asked.request)
        return False
