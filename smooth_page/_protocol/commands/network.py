"""What pages request, and what comes back.

Generated from smooth_page/runtime/src/commands/network.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, final

from typing_extensions import NotRequired, TypedDict

from ..call import Call, operation
from ..contract.values import HeaderList
from .values import LoadState, Reported


class KeptRequest(TypedDict):
    """A request that the companion has kept: its frame, and what has happened to it so far."""

    frame: str
    news: list[Reported]


class NetworkRequest(TypedDict):
    url: str
    method: str
    headers: HeaderList
    base64: NotRequired[str]


# Why a document was not put in place.
Refusal: TypeAlias = Literal["origin", "content", "policy"]


@final
class NetworkAnswer(TypedDict):
    """What the network answered to the request for a document."""

    url: str
    redirected: bool
    status: int
    statusText: str
    headers: HeaderList
    timing: dict[str, float]
    protocol: str
    base64: NotRequired[str]


@final
class NotRenewed(TypedDict):
    """`agent`: the browser's user agent. `answer`: what the network answered, with `base64` if it can't be handed
    on."""

    agent: str
    refused: Refusal
    answer: NotRequired[NetworkAnswer]


@final
class Renewed(TypedDict):
    """`boundary`: the key of the history entry that was pushed."""

    agent: str
    token: str
    url: str
    referrer: str
    boundary: NotRequired[str]
    answer: NotRequired[NetworkAnswer]


class NestedCommand(TypedDict):
    """An operation that another one runs."""

    op: str
    params: dict[str, Any]


class WrittenDocument(TypedDict):
    """A document from Python."""

    status: int
    statusText: str
    headers: HeaderList
    base64: str


@final
class Refused(TypedDict):
    refused: Refusal


@final
class Written(TypedDict):
    """Python's own content is in place."""

    fulfilled: Literal[True]


class RequestFacts(TypedDict):
    """Sizes in bytes; -1: not known. `news`: what has happened to the request so far."""

    requestHeaders: HeaderList
    responseHeaders: HeaderList
    requestHeadersSize: int
    responseHeadersSize: int
    responseBodySize: int
    news: list[Reported]


class KeptBody(TypedDict):
    """Without `base64`: the browser does not have it any more, or it is too large."""

    request: str
    base64: NotRequired[str]


class RecordedRequest(TypedDict):
    """Without `facts` the companion does not keep the request any more."""

    facts: NotRequired[RequestFacts]
    request: str
    base64: NotRequired[str]


class HttpCredentials(TypedDict):
    """What servers get that demand credentials: all of them, or those of one origin."""

    username: str
    password: str
    origin: NotRequired[str]


class KeptDetails(TypedDict):
    """What the page has reported without a listener: details of the news "console" and "pageerror"."""

    messages: list[dict[str, Any]]
    errors: list[dict[str, Any]]


@final
class Resource(TypedDict):
    status: int
    statusText: str
    headers: HeaderList
    base64: str


@final
class NoResource(TypedDict):
    refused: Literal["origin", "network", "size"]


@operation("network.kept", "companion")
def network_kept() -> Call[list[KeptRequest]]:
    """The latest requests of the page, the oldest first. Only the companion has it."""


@operation("intercept.renew", "intercept")
def intercept_renew(
    *,
    url: str,
    how: Literal["push", "replace", "reload"],
    plain: bool,
    carry: bool,
    referrer: Literal["none", "page", "keep"],
    request: NetworkRequest | None = None,
) -> Call[NotRenewed | Renewed]:
    """Replaces the main document by a fresh window. `how`: which entry it gets in the history. `plain`: the present
    document is an intermediate one, whose policies are those of its site. `request` is sent first, and its answer is
    handed on to `intercept.open`. `carry`: the runtime is installed in the fresh window, too."""


@operation("intercept.open", "intercept")
def intercept_open(
    *,
    url: str,
    token: str | None = None,
    state: LoadState,
    programs: Sequence[str],
    scripts: Sequence[str],
    commands: Sequence[NestedCommand],
    policies: bool,
    inert: bool,
    referrer: str | None,
    fulfilled: WrittenDocument | None = None,
    request: NetworkRequest | None = None,
) -> Call[Refused | Written | NetworkAnswer | None]:
    """Writes a document into the main window, in the place of one of the same origin, and waits for the state. The
    document is what Python gives (`fulfilled`), what the document before has fetched (`token`), or the answer to
    `request`. Returns null if another document came instead."""


@operation("intercept.go", "intercept")
def intercept_go(*, url: str, how: Literal["assign", "replace", "reload"]) -> Call[Literal[True]]:
    """Has the browser navigate; `replace`: in the place of the present history entry."""


@operation("intercept.frame", "intercept")
def intercept_frame(*, url: str, headers: HeaderList, base64: str) -> Call[None]:
    """Writes Python's content into a frame of the page's origin."""


@operation("intercept.body", "intercept", reads=True)
def intercept_body(*, token: str | None) -> Call[Any]:
    """The body that the network answered for the document that `intercept.open` wrote."""


@operation("network.facts", "companion", reads=True)
def network_facts(*, request: str, until: Literal["answered", "ended"]) -> Call[RequestFacts]:
    """What is known about a request once it is answered, or ended."""


@operation("network.bodies", "companion", reads=True)
def network_bodies(*, requests: Sequence[str]) -> Call[list[KeptBody]]:
    """The bodies of the first of these requests, as many as fit into an answer."""


@operation("network.recorded", "companion", reads=True)
def network_recorded(*, requests: Sequence[str]) -> Call[list[RecordedRequest]]:
    """The same, with what else a HAR file has of requests. Those that are about to end are waited for."""


@operation("network.body", "companion", reads=True)
def network_body(*, request: str) -> Call[str]:
    """The body of a response in base64, when it is complete."""


@operation("network.credentials", "companion")
def network_credentials(*, credentials: Sequence[HttpCredentials]) -> Call[None]:
    """Replaces those that were given before."""


@operation("observe.body", "observe", reads=True)
def observe_body(*, request: str) -> Call[Any]:
    """The body of a reported fetch or XMLHttpRequest, as bytes. Fails with `not-found` if it is not kept (any more)."""


@operation("observe.kept", "observe")
def observe_kept(*, clear: Literal["console", "pageerror"] | None = None) -> Call[KeptDetails]:
    """What the page has reported without a listener since the last call. With the companion: all that it keeps, where
    `earlier` says of an item that the document before reported it; items of the kind to `clear` are forgotten
    before."""


@operation("reread.resource", "reread")
def reread_resource(*, url: str, type: str) -> Call[Resource | NoResource]:
    """Requests the URL once more, from the browser's cache if it is there."""
