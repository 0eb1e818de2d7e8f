"""The latest console messages and uncaught errors of a page."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from smooth_page._protocol import commands
from smooth_page._protocol.contract import News, PageErrorNews, UncheckedNews
from smooth_page._protocol.reading import read_news
from smooth_page._shared.wire.wire import from_wire
from smooth_page.errors import Error

from .console_message import ConsoleMessage

if TYPE_CHECKING:
    from .tab import Tab

Since = Literal["all", "since-navigation"]
T = TypeVar("T")

_MOST = 200


class KeptNews:
    """The messages and errors that were reported as news, and those that the runtime kept while there was no
    listener.
    """

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        # With the document that they belong to.
        self._messages: deque[tuple[str, ConsoleMessage]] = deque(maxlen=_MOST)
        self._errors: deque[tuple[str, Error]] = deque(maxlen=_MOST)
        # How many were reported to listeners since the runtime was last asked.
        self._heard: dict[str, int] = {}

    def add_message(self, message: ConsoleMessage) -> None:
        self._heard["console"] = self._heard.get("console", 0) + 1
        self._messages.append((self._doc, message))

    def add_error(self, error: Error) -> None:
        self._heard["pageerror"] = self._heard.get("pageerror", 0) + 1
        self._errors.append((self._doc, error))

    async def messages(self, since: Since | None, title: str) -> list[ConsoleMessage]:
        """Returns the latest messages, of the current document unless `since` is "all"."""
        await self._take(title)
        return self._since(self._messages, since)

    async def errors(self, since: Since | None, title: str) -> list[Error]:
        """Returns the latest errors, of the current document unless `since` is "all"."""
        await self._take(title)
        return self._since(self._errors, since)

    async def clear_messages(self, title: str) -> None:
        await self._take(title)
        self._messages.clear()

    async def clear_errors(self, title: str) -> None:
        await self._take(title)
        self._errors.clear()

    @property
    def _doc(self) -> str:
        return self._tab.main.info.doc

    async def _take(self, title: str) -> None:
        """Adds what the runtime has kept."""
        tab = self._tab
        kept = await tab.bridge.run(commands.observe_kept(), timeout=tab.timeouts.action(None), title=title)
        messages = [
            ConsoleMessage(tab.page, news) for news in _read("console", kept, "messages") if news["kind"] == "console"
        ]
        errors = [error_of(news) for news in _read("pageerror", kept, "errors") if news["kind"] == "pageerror"]
        self._join(self._messages, messages, "console")
        self._join(self._errors, errors, "pageerror")

    def _join(self, known: deque[tuple[str, T]], kept: list[T], event: str) -> None:
        """Inserts what the runtime kept: before the messages of a current listener, else after those of earlier
        ones.
        """
        listens = event in (self._tab.bridge.settings.get("observe") or ())
        heard = self._heard.pop(event, 0)
        place = max(0, len(known) - heard) if listens else len(known)
        items = list(known)
        items[place:place] = [(self._doc, item) for item in kept]
        known.clear()
        known.extend(items)

    def _since(self, items: deque[tuple[str, T]], since: Since | None) -> list[T]:
        return [item for of, item in items if since == "all" or of == self._doc]


class CompanionKeptNews(KeptNews):
    """With the companion, which keeps all of them from the page's first document on."""

    def add_message(self, message: ConsoleMessage) -> None:
        """Does nothing: the companion knows it."""

    def add_error(self, error: Error) -> None:
        """Does nothing: the companion knows it."""

    async def messages(self, since: Since | None, title: str) -> list[ConsoleMessage]:
        """Returns the latest messages, of the current document unless `since` is "all"."""
        tab = self._tab
        return [
            ConsoleMessage(tab.page, news, tab.workers.get(news.get("worker")))
            for news in _read("console", await self._kept(title), "messages", since)
            if news["kind"] == "console"
        ]

    async def errors(self, since: Since | None, title: str) -> list[Error]:
        """Returns the latest errors, of the current document unless `since` is "all"."""
        kept = await self._kept(title)
        return [error_of(news) for news in _read("pageerror", kept, "errors", since) if news["kind"] == "pageerror"]

    async def clear_messages(self, title: str) -> None:
        await self._kept(title, "console")

    async def clear_errors(self, title: str) -> None:
        await self._kept(title, "pageerror")

    async def _kept(self, title: str, clear: Literal["console", "pageerror"] | None = None) -> Any:
        tab = self._tab
        call = commands.observe_kept() if clear is None else commands.observe_kept(clear=clear)
        return await tab.bridge.run(call, timeout=tab.timeouts.action(None), title=title)


def error_of(news: PageErrorNews) -> Error:
    """Returns the error that a page has thrown."""
    error = from_wire(news["error"])
    return error if isinstance(error, Error) else Error(str(error))


def _read(kind: str, kept: Any, name: str, since: Since | None = "all") -> list[News]:
    """Details of news that were kept; what is not is dropped, and what is `earlier` unless `since` is "all"."""
    found = kept.get(name) if isinstance(kept, dict) else None
    items = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
    items = [item for item in items if since == "all" or not item.get("earlier")]
    read = (read_news(UncheckedNews(**{**item, "seq": 0, "kind": kind})) for item in items)
    return [news for news in read if news is not None]
