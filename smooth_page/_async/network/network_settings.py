"""What the requests of a page are to have: headers, and whether there is a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._shared.api.arguments import type_word
from smooth_page._shared.network.decisions import Headers, header_list
from smooth_page._shared.network.urls import is_http
from smooth_page.errors import Error

if TYPE_CHECKING:
    from ..page.tab import Tab


class NetworkSettings:
    """A page's own extra headers, and what holds for all pages of its context."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        # By name in lower case.
        self.own: dict[str, str] = {}

    @property
    def headers(self) -> Headers:
        """What requests have beside their own headers."""
        return list({**self._tab.group.headers, **self.own}.items())

    @property
    def intercepts(self) -> bool:
        """Whether requests of scripts are held back."""
        return bool(self._tab.routes.active or self.headers or self._tab.group.offline)

    def set(self) -> None:
        """Makes the next turn send the settings and the routes."""
        self._tab.bridge.set(extraHeaders=self.headers, offline=self._tab.group.offline)
        self._tab.routes.set()
        self._tab.sockets.set()

    async def send(self, title: str) -> None:
        """Sends them at once if there is a document that may make requests."""
        self.set()
        if is_http(self._tab.url):
            await self._tab.bridge.sync(title)


class CompanionNetworkSettings(NetworkSettings):
    """Where the browser itself adds the headers, and has no network."""

    @property
    def intercepts(self) -> bool:
        """Whether requests are held back."""
        return self._tab.routes.active


def checked_headers(headers: dict[str, str]) -> dict[str, str]:
    """Returns the headers by name in lower case. Raises Error for values that are not strings."""
    for name, value in headers.items():
        if not isinstance(value, str):
            raise Error(f'Expected value of header "{name}" to be String, but "{type_word(value)}" is found.')
    return dict(header_list(headers))
