"""localStorage and sessionStorage of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import WebStorageItem

from ..elements.target import ActionFrame, ElementTarget
from ..events.events import Eventless

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call

R = TypeVar("R")


class WebStorage(Eventless):
    """The storage of the origin that the page shows. Raises `Error` when the document has no origin.

    [Playwright](https://playwright.dev/python/docs/api/class-webstorage)
    """

    def __init__(self, frame: ActionFrame, area: Literal["local", "session"]) -> None:
        self._frame = frame
        self._area = area

    async def _run(self, call: Call[R], verb: str) -> R:
        return await ElementTarget(self._frame, {}, "WebStorage").run(call, verb)

    async def items(self) -> list[WebStorageItem]:
        """Returns all entries.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-items)
        """
        return await self._run(commands.storage_all(area=self._area), "items")

    async def get_item(self, name: str) -> str | None:
        """Returns the value of an entry, or None.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-get-item)
        """
        return await self._run(commands.storage_get(area=self._area, name=name), "get_item")

    async def set_item(self, name: str, value: str) -> None:
        """Adds or replaces an entry.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-set-item)
        """
        await self._run(commands.storage_set(area=self._area, name=name, value=value), "set_item")

    async def remove_item(self, name: str) -> None:
        """Removes an entry, if there is one.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-remove-item)
        """
        await self._run(commands.storage_remove(area=self._area, name=name), "remove_item")

    async def clear(self) -> None:
        """Removes all entries.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-clear)
        """
        await self._run(commands.storage_clear(area=self._area), "clear")
