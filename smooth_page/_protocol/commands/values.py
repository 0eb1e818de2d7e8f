"""Types that commands of several subjects have.

Generated from smooth_page/runtime/src/commands/values.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, final

from typing_extensions import TypedDict


@final
class Rect(TypedDict):
    width: float
    height: float
    x: float
    y: float


class Point(TypedDict):
    """Types that commands of several subjects have."""

    x: float
    y: float


Button: TypeAlias = Literal["left", "middle", "right"]


LoadState: TypeAlias = Literal["load", "domcontentloaded", "networkidle", "commit"]


class Reported(TypedDict):
    """What has happened, as news have it but for their numbers."""

    kind: str


class StreamPiece(TypedDict):
    """A piece of what the browser writes. `stream`: where the next piece is read; null: this is the last one."""

    base64: str
    stream: str | None
