"""Large results, which the browser hands out in pieces."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from smooth_page._protocol import commands

if TYPE_CHECKING:
    from smooth_page._protocol.commands import StreamPiece

    from .tab_frame import TabFrame


async def read_stream(frame: TabFrame, first: StreamPiece, title: str) -> bytes:
    """Returns the whole of what has begun with that piece."""
    piece, pieces = first, [first]
    while piece["stream"] is not None:
        piece = await frame.run(commands.stream_read(stream=piece["stream"]), title)
        pieces.append(piece)
    return b"".join(base64.b64decode(each["base64"]) for each in pieces)
