"""Starts and stops traces, and splits them into chunks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, Protocol

from smooth_page._shared.api.structures import TracingGroupLocation
from smooth_page._shared.network.har_log import HarLog
from smooth_page._shared.network.urls import UrlMatch
from smooth_page._shared.tracing.files import TraceFolder
from smooth_page._shared.tracing.options import ContextFacts, TraceOptions
from smooth_page._shared.tracing.recorder import Recorder, place_of
from smooth_page.errors import Error

from ..events.disposable import Disposable
from ..events.events import Eventless


class Traced(Protocol):
    """What is traced: a context, or the requests of an API request context."""

    @property
    def traces_dir(self) -> str | Path | None:
        """The folder for the files of traces; None for a temporary one."""

    def trace_facts(self) -> ContextFacts:
        """Returns what a trace says of it."""

    async def begin_trace(self, recorder: Recorder) -> None:
        """Records into it from now on."""

    async def end_trace(self, recorder: Recorder, title: str) -> None:
        """Adds what is still to come. Nothing is recorded any more."""

    async def begin_har(self, log: HarLog, url: UrlMatch | None) -> None:
        """Records requests as a HAR file from now on."""

    async def end_har(self, log: HarLog, title: str) -> None:
        """Ends the recording, and writes the file."""


class Tracing(Eventless):
    """Traces of a context, or of an API request context.

    [Playwright](https://playwright.dev/python/docs/api/class-tracing)
    """

    def __init__(self, traced: Traced) -> None:
        self._traced = traced
        self._folder: TraceFolder | None = None
        self._options = TraceOptions()
        self._recorder: Recorder | None = None
        # The chunk that ended last.
        self._last: Recorder | None = None
        self._har: HarLog | None = None

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

        `name`: of the files in the browser's `traces_dir` while it is recorded. They are written line by line, as with
        `live`: they are there if this process is killed.

        Difference from Playwright: the film strip (`screenshots`) is empty, snapshots have no pictures, and responses
        have no bodies. Pictures of `screen_snapshots` are drawn by the page, and large pages have none. With the
        companion: the film strip (`screenshots`) has five pictures a second at most.
        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start)
        """
        if self._folder is not None:
            raise Error("Tracing.start: Tracing has been already started")
        self._options = TraceOptions(
            title=title,
            snapshots=bool(snapshots),
            screenshots=bool(screenshots),
            sources=bool(sources),
            aria_snapshots=bool(aria_snapshots),
            screen_snapshots=bool(screen_snapshots),
        )
        self._folder = _folder(self._traced.traces_dir, "Tracing.start")
        self._last = None
        await self._begin(name, title, "Tracing.start")
        return Disposable(self.stop)

    async def start_chunk(self, *, name: str | None = None, title: str | None = None) -> Disposable:
        """Starts another chunk of the trace. One that is open is dropped. Raises Error when no trace was started.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start-chunk)
        """
        if self._folder is None:
            raise Error("Tracing.start_chunk: Must start tracing before starting a new chunk")
        await self._end("Tracing.start_chunk")
        await self._begin(name, title, "Tracing.start_chunk")
        return Disposable(self.stop_chunk)

    async def stop(self, *, path: str | Path | None = None) -> None:
        """Ends the trace and writes its last chunk to `path` as a zip file. Raises Error for a path without a trace,
        and when the file can't be written.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop)
        """
        try:
            await self._finish(path, "Tracing.stop")
        finally:
            folder, self._folder, self._last = self._folder, None, None
            if folder is not None:
                folder.remove()

    async def stop_chunk(self, *, path: str | Path | None = None) -> None:
        """Ends the chunk and writes it to `path` as a zip file. Raises Error for a path without a chunk, and when the
        file can't be written.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop-chunk)
        """
        await self._finish(path, "Tracing.stop_chunk")

    async def group(self, name: str, *, location: TracingGroupLocation | None = None) -> Disposable:
        """Groups the calls until `group_end` under one heading of the trace.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-group)
        """
        if self._recorder is not None:
            self._recorder.begin_group(name, place_of(location) if location else None)
        return Disposable(self.group_end)

    async def group_end(self) -> None:
        """Ends the innermost group.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-group-end)
        """
        if self._recorder is not None:
            self._recorder.end_group()

    # -- HAR files -------------------------------------------------------------------------------------------------

    async def start_har(
        self,
        path: str | Path,
        *,
        content: Literal["attach", "embed", "omit"] | None = None,
        mode: Literal["full", "minimal"] | None = None,
        url_filter: UrlMatch | None = None,
    ) -> Disposable:
        """Records requests as a HAR file until `stop_har`. Raises Error when a recording was started already.

        Difference from Playwright: same as the option `record_har_path` of `Browser.new_context`. None with the
        companion.
        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-start-har)
        """
        if self._har is not None:
            raise Error("Tracing.start_har: HAR recording has already been started")
        log = HarLog.read(path, content, mode)
        await self._traced.begin_har(log, url_filter)
        self._har = log
        return Disposable(self.stop_har)

    async def stop_har(self) -> None:
        """Writes the HAR file that `start_har` started. Raises Error if there is none.

        [Playwright](https://playwright.dev/python/docs/api/class-tracing#tracing-stop-har)
        """
        log, self._har = self._har, None
        if log is None:
            raise Error("Tracing.stop_har: HAR recording has not been started")
        await self._traced.end_har(log, "Tracing.stop_har")

    # -- chunks ----------------------------------------------------------------------------------------------------

    async def _begin(self, name: str | None, title: str | None, call: str) -> None:
        if self._folder is None:
            raise Error(f"{call}: Must start tracing before starting a new chunk")
        options = replace(self._options, title=title)
        try:
            self._recorder = Recorder(self._folder, name, options, self._traced.trace_facts(), self._last)
        except Error as error:
            raise Error(f"{call}: {error.message}") from error
        await self._traced.begin_trace(self._recorder)

    async def _end(self, title: str) -> Recorder | None:
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            await self._traced.end_trace(recorder, title)
            recorder.end()
            self._last = recorder
        return recorder

    async def _finish(self, path: str | Path | None, title: str) -> None:
        recorder = await self._end(title)
        if path is None:
            return
        if recorder is None:
            raise Error(f"{title}: Must start tracing before stopping")
        try:
            recorder.pack(Path(path))
        except OSError as error:
            raise Error(f"{title}: can't write the trace to {path}: {error.strerror or error}") from error
        failure = recorder.files.failure
        if failure is not None:
            raise Error(
                f"{title}: the trace in {path} is not complete, because its files could not be written: "
                f"{failure.strerror or failure}"
            )


def _folder(given: str | Path | None, title: str) -> TraceFolder:
    try:
        return TraceFolder(given)
    except OSError as error:
        raise Error(f"{title}: can't write traces to {given}: {error.strerror or error}") from error
