"""Traces of a context: started, split into chunks and written in Playwright's format; they contain little so far."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NoReturn

from smooth_page._shared.api.structures import TracingGroupLocation
from smooth_page._shared.api.warnings import warn_once
from smooth_page._shared.network.urls import UrlMatch
from smooth_page._shared.tracing.trace_file import TraceLog
from smooth_page.errors import NOT_BUILT, Error, NotSupportedError

from ..events.disposable import Disposable
from ..events.events import Eventless


class Tracing(Eventless):
    """Traces of a context, or of an API request context.

    Difference from Playwright: a trace contains its title and groups, but no actions, snapshots, screenshots, sources
    or requests yet; `start` warns about that once.
    [Playwright](https://playwright.dev/python/docs/api/class-tracing)
    """

    def __init__(self) -> None:
        self._started = False
        self._log: TraceLog | None = None
        self._groups: list[str] = []

    async def start(
        self,
        *,
        aria_snapshots: bool | None = None,
        live: bool | None = None,
        name: str | None = None,
        screen_snapshots: bool | None = None,
        screenshots: bool | None = None,
        snapshots: bool | None = None,
        sources: bool | None = None,
        title: str | None = None,
    ) -> Disposable:
        """Starts a trace and its first chunk. Raises Error when one was started already.

        Difference from Playwright: only the title and the groups are recorded; the other options have no effect yet.
        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start)
        """
        if self._started:
            raise Error("Tracing.start: Tracing has been already started")
        warn_once(
            "Tracing.start: traces are not recorded yet. The file that stop() writes opens in the trace viewer, "
            "but shows no actions"
        )
        self._started = True
        self._begin(title)
        return Disposable(self.stop)

    async def start_chunk(self, *, name: str | None = None, title: str | None = None) -> Disposable:
        """Starts another chunk of the trace. Raises Error when no trace was started.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start-chunk)
        """
        if not self._started:
            raise Error("Tracing.start_chunk: Must start tracing before starting a new chunk")
        self._begin(title)
        return Disposable(self.stop_chunk)

    async def stop(self, *, path: str | Path | None = None) -> None:
        """Ends the trace and writes its last chunk to `path` as a zip file. Raises Error for a path without a trace.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop)
        """
        self._end(path, "Tracing.stop")
        self._started = False

    async def stop_chunk(self, *, path: str | Path | None = None) -> None:
        """Ends the chunk and writes it to `path` as a zip file. Raises Error for a path without a chunk.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop-chunk)
        """
        self._end(path, "Tracing.stop_chunk")

    async def group(self, name: str, *, location: TracingGroupLocation | None = None) -> Disposable:
        """Groups the calls until `group_end` under one heading of the trace.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-group)
        """
        if self._log is not None:
            self._groups.append(self._log.begin_group(name, dict(location) if location else None))
        return Disposable(self.group_end)

    async def group_end(self) -> None:
        """Ends the innermost group.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-group-end)
        """
        if self._log is not None and self._groups:
            self._log.end_group(self._groups.pop())

    async def start_har(
        self,
        path: str | Path,
        *,
        content: Literal["attach", "embed", "omit"] | None = None,
        mode: Literal["full", "minimal"] | None = None,
        url_filter: UrlMatch | None = None,
    ) -> NoReturn:
        """Not built yet (NotSupportedError): records the context's traffic as a HAR file until `stop_har`.
        `record_har_path` of `new_context` works.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start-har)
        """
        raise NotSupportedError("Tracing.start_har", NOT_BUILT, "new_context(record_har_path=...)")

    async def stop_har(self) -> NoReturn:
        """Not built yet (NotSupportedError): writes the HAR file that `start_har` started.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop-har)
        """
        raise NotSupportedError("Tracing.stop_har", NOT_BUILT)

    def _begin(self, title: str | None) -> None:
        self._groups.clear()
        self._log = TraceLog(title)

    def _end(self, path: str | Path | None, title: str) -> None:
        log, self._log = self._log, None
        if path is None:
            return
        if log is None:
            raise Error(f"{title}: Must start tracing before stopping")
        while self._groups:
            log.end_group(self._groups.pop())
        log.write(Path(path))
