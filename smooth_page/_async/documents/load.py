"""One navigation of a page's main frame, and the interface of the ways in which its document can be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from smooth_page._protocol.contract import FrameInfo
from smooth_page._shared.deadlines import Deadline

if TYPE_CHECKING:
    from smooth_page._protocol.commands import LoadState

    from ..network.response import Response

# What happens to the entry of the history: a new one, the present one with other contents, or the same one again.
How = Literal["push", "replace", "reload"]
# The referrer of the new document: none, the present document, or the referrer of the present document.
Referrer = Literal["none", "page", "keep"]


@dataclass
class DocumentLoad:
    """One navigation, from the call or the script that begins it until its document has reached the load state.

    What is suppressed on the way is kept here and ends with the load.
    """

    url: str
    deadline: Deadline
    # The public method, for errors.
    title: str
    # The load state to wait for.
    state: LoadState
    # The main frame when the navigation began.
    before: FrameInfo
    how: How = "push"
    referrer: Referrer = "none"
    # The browser has loaded the URL already; the document is to be replaced with one that is written.
    here: bool = False
    # The tab shows a document of the URL's origin.
    local: bool = False
    # The URL that the request is to name as its referrer.
    referer: str | None = None
    response: Response | None = None

    # The page is on an intermediate document: frame events are not emitted.
    hides_frames: bool = False
    # An intermediate document runs scripts of the site: events that these cause are not emitted.
    drops_events: bool = False
    # The URL of the intermediate document: its request is not reported.
    step: str = ""
    # The document in the tab is about to be replaced, or is prepared already: nothing is restored in it.
    is_provisional: bool = False
    # Frames were hidden, and not reported since.
    owes_frames: bool = False

    @contextmanager
    def through(self, step: str) -> Iterator[None]:
        """While the page is on the intermediate document `step`. The next document is reported, not this one."""
        self.step = step
        with self.hiding_frames():
            yield

    @contextmanager
    def hiding_frames(self) -> Iterator[None]:
        self.hides_frames = self.owes_frames = True
        try:
            yield
        finally:
            self.hides_frames = False

    @contextmanager
    def dropping_events(self) -> Iterator[None]:
        self.drops_events = True
        try:
            yield
        finally:
            self.drops_events = False

    @contextmanager
    def provisional(self) -> Iterator[None]:
        """While nothing is to be restored in the document that is in the tab."""
        self.is_provisional = True
        try:
            yield
        finally:
            self.is_provisional = False


class LoadStrategy(Protocol):
    """One way to load the document of a navigation."""

    async def run(self) -> bool:
        """Loads it, waits for the load state and sets the load's response.

        Returns False if this way is not possible for this document: the browser must load it.
        """
        ...
