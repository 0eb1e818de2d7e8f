"""Pages and what belongs to them: tabs, popups, downloads, dialogs.

Generated from smooth_page/runtime/src/commands/pages.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from typing import Any

from typing_extensions import NotRequired, TypedDict

from ..call import Call, operation
from ..contract.messages import FailureInfo


class Piece(TypedDict):
    """A piece of a downloaded file; `size`: bytes of the whole file."""

    size: int
    base64: str


class WorkerResult(TypedDict):
    """What an operation in a worker has led to: `error`, or the value."""

    value: NotRequired[Any]
    error: NotRequired[FailureInfo]


@operation("page.bringToFront", "core")
def page_bring_to_front() -> Call[None]: ...


@operation("download.read", "downloads")
def download_read(*, download: str, offset: int) -> Call[Piece]:
    """A piece of a file. Fails with the kind `action` if the file did not arrive."""


@operation("download.begin", "downloads")
def download_begin(*, url: str) -> Call[bool]:
    """Fetches a URL that `goto` could not show. Returns whether it is a file; if it is, the news report it."""


@operation("download.cancel", "downloads")
def download_cancel(*, download: str) -> Call[None]: ...


@operation("popup.close", "popups")
def popup_close(*, popup: str) -> Call[bool]:
    """False if it stays open."""


@operation("popup.goto", "popups")
def popup_goto(*, popup: str, url: str) -> Call[None]:
    """Waits until another document has come."""


@operation("tabs.open", "companion")
def tabs_open() -> Call[str]:
    """Opens a blank tab, and returns its window."""


@operation("tabs.askToClose", "companion")
def tabs_ask_to_close(*, window: str) -> Call[None]:
    """Closes another tab, if its document lets it."""


@operation("worker.run", "companion")
def worker_run(*, worker: str, op: str, params: Any) -> Call[WorkerResult]:
    """Runs an operation in a worker: `evaluate`, with the code as `source`, or one on handles."""


@operation("dialogs.answer", "companion")
def dialogs_answer(*, dialog: str, accept: bool, text: str) -> Call[None]:
    """Answers a dialog about which Python is asked."""


@operation("page.watch", "core")
def page_watch() -> Call[None]:
    """Returns as soon as there are news that Python has not seen."""
