"""The browser extensions of an account: uploaded once, then loaded by sessions that name them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from smooth_page._protocol.extension import Extension, read_extension_id, read_extensions
from smooth_page._shared.service.extension_files import (
    DELETE_REFUSED,
    LIST_REFUSED,
    UPLOAD_REFUSED,
    explained,
    extension_file,
)
from smooth_page.errors import SmoothApiError

from .transport import AsyncTransport

# Named here, since `list` is a method below.
_Extensions = list[Extension]


class AsyncExtensions:
    """The browser extensions that the service stores for the account (`client.extensions`)."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def upload(self, source: str | os.PathLike[str] | bytes, *, name: str | None = None) -> str:
        """Uploads a Chrome extension and returns its id, which sessions take in `extensions`.

        `source`: the path of a zip, its bytes, or the path of a folder with a manifest.json, which is zipped: the same
        files give the same bytes, and names that begin with a dot are left out. `name`: the file name that `list`
        returns; by default that of the source. Raises AuthenticationError (403) if the plan does not include
        extensions, RateLimitError (429) if the account is full, SmoothApiError if the extension is too large (413) or
        not accepted (422), and Error for a folder without a manifest.json.
        """
        with _explaining("upload", UPLOAD_REFUSED):
            answer = await self._transport.upload(
                "extension", {}, {"file": (*extension_file(source, name), "application/zip")}, patient=False
            )
        return read_extension_id(answer)

    async def list(self) -> _Extensions:
        """Returns the extensions of the account: `id` and `file_name`. Raises SmoothApiError."""
        with _explaining("list", LIST_REFUSED):
            return read_extensions(await self._transport.get("extension"))

    async def delete(self, extension_id: str) -> None:
        """Deletes an extension. Open sessions keep it. Raises SmoothApiError (404) if there is none with this id."""
        with _explaining("delete", DELETE_REFUSED):
            await self._transport.delete(f"extension/{quote(extension_id, safe='')}")


@contextmanager
def _explaining(call: str, meanings: dict[int, str]) -> Iterator[None]:
    try:
        yield
    except SmoothApiError as error:
        better = explained(error, call, meanings)
        if better is error:
            raise
        raise better from error
