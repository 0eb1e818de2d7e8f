"""The DevTools protocol, by the companion.

Generated from smooth_page/runtime/src/commands/devtools.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from typing_extensions import NotRequired, TypedDict

from ..call import Call, operation
from .values import StreamPiece


class DevtoolsAnswer(TypedDict):
    """`error`: the browser's. `unsupported`: why the companion does not send the command. `closed`: the session has
    ended."""

    result: NotRequired[dict[str, Any]]
    error: NotRequired[str]
    unsupported: NotRequired[str]
    closed: NotRequired[bool]


class Passkey(TypedDict):
    """What a virtual authenticator keeps, in base64url. `privateKey`: PKCS#8."""

    id: str
    rpId: str
    userHandle: str
    privateKey: str
    signCount: int
    isResidentCredential: bool


@operation("devtools.open", "companion")
def devtools_open() -> Call[str | None]:
    """Opens a DevTools session with the frame's target; null: it shares the one of the frame around it."""


@operation("devtools.send", "companion")
def devtools_send(*, session: str, id: str, method: str, params: Mapping[str, Any]) -> Call[DevtoolsAnswer]:
    """Sends a DevTools command. Repeated with the same `id` it waits for the same answer."""


@operation("devtools.close", "companion")
def devtools_close(*, session: str) -> Call[None]: ...


@operation("passkeys.give", "companion")
def passkeys_give(*, installed: bool, passkeys: Sequence[Passkey]) -> Call[None]:
    """The session's virtual authenticators get them; pages find the authenticators once they are `installed`."""


@operation("passkeys.remove", "companion")
def passkeys_remove(*, id: str) -> Call[None]: ...


@operation("passkeys.read", "companion")
def passkeys_read() -> Call[list[Passkey]]: ...


@operation("trace.start", "companion")
def trace_start(*, categories: Sequence[str]) -> Call[None]:
    """Begins a performance trace of the browser."""


@operation("trace.stop", "companion")
def trace_stop() -> Call[StreamPiece]:
    """Returns its first piece."""


@operation("trace.pictures", "trace")
def trace_pictures() -> Call[None]:
    """Waits for the pictures of calls that were stopped, and reports them."""


@operation("page.collectGarbage", "companion")
def page_collect_garbage() -> Call[None]: ...
