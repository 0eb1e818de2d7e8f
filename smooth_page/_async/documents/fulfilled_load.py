"""The way to load a document that a route handler fulfils: its text is written in the place of another document."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from smooth_page._shared.network.decisions import Fulfill
from smooth_page._shared.network.urls import PLAIN_DOCUMENT, origin_of
from smooth_page.errors import NotSupportedError

from .writing import Writing

if TYPE_CHECKING:
    from smooth_page._protocol.commands import WrittenDocument


class FulfilledLoad:
    """Writes what a handler answered with."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    async def run(self) -> bool:
        """Returns True. Raises NotSupportedError if no document of the URL's origin can be reached."""
        load = self._writing.load
        for plain in (origin_of(load.url) + PLAIN_DOCUMENT, load.url):
            if await self._written_by_way_of(plain):
                return True
        raise NotSupportedError(
            f"{load.title}({load.url!r}) with route.fulfill",
            "a document can be put only in the place of another one of its origin, and none can be reached there",
            "an address whose server answers",
        )

    async def _written_by_way_of(self, plain: str) -> bool:
        writing, load = self._writing, self._writing.load
        decision = writing.asked.decision
        assert isinstance(decision, Fulfill)
        window = await writing.open_window(plain)
        has_moved = urlsplit(writing.url).netloc != urlsplit(load.url).netloc
        if has_moved or not writing.can_write_into(window):
            writing.url = load.url
            return False
        status, text, headers = decision.status, decision.status_text, decision.headers
        url = writing.asked.request.url
        await writing.answered({"url": url, "status": status, "statusText": text, "headers": headers})
        encoded = base64.b64encode(decision.body).decode()
        document: WrittenDocument = {"status": status, "statusText": text, "headers": headers, "base64": encoded}
        await writing.write(window, fulfilled=document)
        return True
