"""localStorage and sessionStorage of a page."""

from __future__ import annotations

from typing import Any, Literal

from smooth_page._protocol.commands import Op
from smooth_page._shared.api.api_types import WebStorageItem

from ..elements.target import ActionFrame, ElementTarget
from ..events.events import Eventless


class WebStorage(Eventless):
    """The storage of the origin that the page shows. Raises `Error` when the document has no origin.

    [Playwright](https://playwright.dev/python/docs/api/class-webstorage)
    """

    def __init__(self, frame: ActionFrame, area: Literal["local", "session"]) -> None:
        self._frame = frame
        self._area = area

    async def _run(self, op: Op, verb: str, **params: Any) -> Any:
        return await ElementTarget(self._frame, {}, "WebStorage").run(op, verb, area=self._area, **params)

    async def items(self) -> list[WebStorageItem]:
        """Returns all entries.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-items)
        """
        entries: list[WebStorageItem] = await self._run("storage.all", "items")
        return entries

    async def get_item(self, name: str) -> str | None:
        """Returns the value of an entry, or None.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-get-item)
        """
        value: str | None = await self._run("storage.get", "get_item", name=name)
        return value

    async def set_item(self, name: str, value: str) -> None:
        """Adds or replaces an entry.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-set-item)
        """
        await self._run("storage.set", "set_item", name=name, value=value)

    async def remove_item(self, name: str) -> None:
        """Removes an entry, if there is one.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-remove-item)
        """
        await self._run("storage.remove", "remove_item", name=name)

    async def clear(self) -> None:
        """Removes all entries.

        [Playwright](https://playwright.dev/python/docs/api/class-webstorage#web-storage-clear)
        """
        await self._run("storage.clear", "clear")
