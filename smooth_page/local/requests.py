"""The bodies of requests: read up to a limit, and uploads."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any, NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

# What a multipart body has beside its file.
OVERHEAD = 64 * 1024


class Refusal(Exception):
    """An answer with an error status."""

    def __init__(self, status: int, detail: Any) -> None:
        super().__init__(str(detail))
        self.status = status
        self.detail = detail


class Upload(NamedTuple):
    name: str
    content: bytes


async def limited(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """Yields the body. Raises Refusal (413) if it has more bytes."""
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise Refusal(413, f"The body is too large: more than {most >> 20} MB")
        yield piece


async def uploaded(request: Request, most: int) -> Upload:
    """Returns the `file` of a multipart body. Raises Refusal: 413 too large, 422 there is none."""
    wanted = Refusal(422, "file: a file is required, in a body of the type multipart/form-data")
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise wanted
    try:
        form = await MultiPartParser(request.headers, limited(request, most + OVERHEAD), max_files=1).parse()
    except (MultiPartException, KeyError, UnicodeError) as error:
        raise wanted from error
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise wanted
    try:
        return Upload(file.filename or "", await file.read())
    finally:
        await form.close()
