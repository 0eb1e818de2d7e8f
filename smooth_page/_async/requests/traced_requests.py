"""What a trace, or a HAR file, records of the requests of an API request context."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from smooth_page._shared.network.har_log import HarLog, Seen
from smooth_page._shared.network.urls import UrlMatch, UrlMatcher
from smooth_page._shared.requests.http_credentials import OriginCredentials
from smooth_page._shared.service.redaction import Secrets
from smooth_page._shared.tracing.options import ContextFacts
from smooth_page._shared.tracing.recorder import Recorder

if TYPE_CHECKING:
    from .api_sender import ApiSender


class TracedRequests:
    """Follows the requests of a sender. Fulfils `Traced`."""

    def __init__(self, sender: ApiSender) -> None:
        self._sender = sender
        # Of recordings as HAR files, and of the trace.
        self._watchers: dict[HarLog | Recorder, Callable[[Seen], None]] = {}

    @property
    def traces_dir(self) -> str | Path | None:
        """None: these requests have no browser, so `traces_dir` was never given."""
        return None

    def trace_facts(self) -> ContextFacts:
        """Returns what a trace says of the context."""
        options = self._sender.options
        secrets = Secrets(*options.auth.passwords) if isinstance(options.auth, OriginCredentials) else Secrets()
        return ContextFacts({"baseURL": options.base_url} if options.base_url else {}, secrets=[secrets])

    async def begin_trace(self, recorder: Recorder) -> None:
        """Records into it from now on."""
        self._sender.recorder = recorder
        self._watch(recorder, recorder.whole_exchange)

    async def end_trace(self, recorder: Recorder, title: str) -> None:
        """Records nothing any more."""
        self._sender.recorder = None
        self._forget(recorder)

    async def begin_har(self, log: HarLog, url: UrlMatch | None) -> None:
        """Records the requests that match from now on."""
        matcher = UrlMatcher("**/*" if url is None else url, self._sender.options.base_url)

        def watch(seen: Seen) -> None:
            if matcher.matches(seen.url):
                log.add(seen)

        self._watch(log, watch)

    async def end_har(self, log: HarLog, title: str) -> None:
        """Ends the recording, and writes the file."""
        self._forget(log)
        log.write(title)

    def _watch(self, key: HarLog | Recorder, watcher: Callable[[Seen], None]) -> None:
        self._watchers[key] = watcher
        self._sender.watchers.append(watcher)

    def _forget(self, key: HarLog | Recorder) -> None:
        self._sender.watchers.remove(self._watchers.pop(key))
