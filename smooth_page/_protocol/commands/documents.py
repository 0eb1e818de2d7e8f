"""Documents: their content, navigations, frames.

Generated from smooth_page/runtime/src/commands/documents.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias, final

from typing_extensions import NotRequired, TypedDict

from ..call import Call, operation
from ..contract.decisions import Decision
from ..contract.values import FrameId, Handle, HeaderList, Regex
from .values import LoadState, Reported

# What a move through the history leads to: another document, or an entry of this one. False: there is none.
Moved: TypeAlias = Literal["document", "entry", False]


class UrlMatch(TypedDict):
    """A URL: exact, or a regular expression (Python compiles globs)."""

    string: NotRequired[str]
    regex: NotRequired[Regex]
    ignoreCase: NotRequired[bool]


@final
class Arrival(TypedDict):
    """How a document was loaded, as far as the browser reports it."""

    url: str
    status: int
    redirects: int
    startTime: float
    contentType: str
    fromCache: bool
    age: NotRequired[float]
    requests: NotRequired[list[Reported]]


class ForeseenRequest(TypedDict):
    """The request for a document that Python has asked its handlers about before the browser makes it. While the
    browser holds it, no script runs in the tab. Without `decision`, no handler has decided yet: the companion asks
    again. `headers`: those that Python expects."""

    request: str
    url: str
    headers: NotRequired[HeaderList]
    decision: NotRequired[Decision]


class Destination(TypedDict):
    """Where a tab navigates to: a URL, its present one again, or an entry of the history so many entries away."""

    url: NotRequired[str]
    referrer: NotRequired[str]
    reload: NotRequired[bool]
    delta: NotRequired[int]
    foreseen: NotRequired[ForeseenRequest]


@operation("page.history", "core", acts=True)
def page_history(*, delta: Literal[-1, 1]) -> Call[Moved]:
    """Returns before the document goes. False: the history has no such entry."""


@operation("page.reload", "core", acts=True)
def page_reload() -> Call[None]: ...


@operation("page.content", "core")
def page_content() -> Call[str]: ...


@operation("page.contentWithShadow", "markup")
def page_content_with_shadow() -> Call[str]:
    """Open shadow roots are in it as declarative ones."""


@operation("page.setContent", "writing", needs={"media": {}})
def page_set_content(*, html: str, waitUntil: LoadState) -> Call[None]:
    """Waits for the state in the new document."""


@operation("page.title", "core")
def page_title() -> Call[str]: ...


@operation("page.addScript", "writing")
def page_add_script(*, url: str | None = None, content: str | None = None, type: str | None = None) -> Call[Handle]: ...


@operation("page.addStyle", "writing")
def page_add_style(*, url: str | None = None, content: str | None = None) -> Call[Handle]: ...


@operation("page.go", "core", acts=True)
def page_go(*, url: str, replace: bool) -> Call[None]:
    """Starts a navigation to a URL, as a goto event does."""


@operation("frame.goto", "core")
def frame_goto(*, url: str, waitUntil: LoadState) -> Call[None]:
    """Navigates a frame other than the main one, which the goto event does."""


@operation("page.loadState", "core")
def page_load_state(*, state: LoadState) -> Call[None]: ...


@operation("page.waitForUrl", "core")
def page_wait_for_url(*, url: UrlMatch, waitUntil: LoadState) -> Call[None]:
    """Waits until the frame's URL matches and the state is reached."""


@operation("page.arrive", "core")
def page_arrive(*, state: LoadState, after: str | None = None, network: bool | None = None) -> Call[Arrival]:
    """Waits for the state, in a document other than `after` if that is given, and returns how the document was loaded.
    `network`: waits for a document that came from the network."""


@operation("page.left", "core")
def page_left(*, doc: str) -> Call[None]:
    """Waits until the main document is not this one any more."""


@operation("soft.load", "soft")
def soft_load(*, scripts: Sequence[str]) -> Call[bool]:
    """Loads the present document again in its own place, with scripts that run before its own."""


@operation("soft.loaded", "soft")
def soft_loaded(*, doc: str) -> Call[bool]:
    """Waits until that has happened: true; false if a policy of the page forbids it."""


@operation("tabs.navigate", "companion")
def tabs_navigate(*, id: str, to: Destination, state: LoadState) -> Call[Arrival | None]:
    """Navigates the tab, and waits until its document has reached the load state. It goes on in the next document,
    where Python starts it anew with the same `id`. Null: the history has no entry at that distance."""


@operation("tabs.lead", "companion")
def tabs_lead(*, window: str, id: str, to: Destination) -> Call[bool]:
    """Navigates another tab, until it shows the document. Repeated with the same `id` it goes on. False: no such
    entry."""


@operation("frame.navigate", "companion")
def frame_navigate(*, frame: FrameId, id: str, to: Destination) -> Call[bool]:
    """Navigates a frame, until it shows the document. Repeated with the same `id` it goes on. False: the document is
    the same, only the fragment of its address has changed."""


@operation("frame.element", "core")
def frame_element(*, frame: FrameId) -> Call[Handle]: ...


@operation("frame.of", "core")
def frame_of(*, handle: Handle) -> Call[FrameId | None]:
    """The frame that an <iframe> shows."""


@operation("frame.owner", "core")
def frame_owner(*, handle: Handle) -> Call[FrameId | None]:
    """The frame in which a node lives."""
