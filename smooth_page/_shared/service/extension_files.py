"""What is uploaded as an extension: a file, bytes, or a folder as a zip."""

from __future__ import annotations

import copy
import io
import os
import zipfile
from pathlib import Path

from smooth_page.errors import Error, SmoothApiError

MANIFEST = "manifest.json"
# The oldest time that a zip can contain; every file gets it, so that the same files are the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_FILE = 0o100644 << 16


def extension_file(source: str | os.PathLike[str] | bytes, name: str | None) -> tuple[str, bytes]:
    """Returns the name and the content of an upload. Raises Error for a folder that is not an extension."""
    if isinstance(source, bytes | bytearray | memoryview):
        return name or "extension.zip", bytes(source)
    path = Path(source)
    if path.is_dir():
        return name or f"{path.resolve().name}.zip", zipped(path)
    return name or path.name, path.read_bytes()


def zipped(folder: Path) -> bytes:
    """Returns a zip of the folder's files. The same files give the same bytes.

    Leaves out what begins with a dot. Raises Error without a manifest.json, and for symbolic links.
    """
    if not (folder / MANIFEST).is_file():
        raise Error(f"extensions.upload: {folder} has no {MANIFEST}")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _files(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _TIME)
            entry.create_system = 3  # Unix, wherever this runs
            entry.external_attr = _FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return content.getvalue()


def _files(folder: Path) -> list[Path]:
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [Path(place, name) for name in (*folders, *files) if not name.startswith(".")]
        for path in paths:
            if path.is_symlink():
                raise Error(f"extensions.upload: {path} is a symbolic link; put the file itself there")
        found += [path for path in paths if path.is_file()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


UPLOAD_REFUSED = {
    403: "the plan does not include extensions",
    413: "the extension is too large",
    422: "the service does not accept this extension",
    429: "the service takes no more extensions now",
}
LIST_REFUSED = {403: UPLOAD_REFUSED[403]}
DELETE_REFUSED = {**LIST_REFUSED, 404: "the account has no extension with this id"}


def explained(error: SmoothApiError, call: str, meanings: dict[int, str]) -> SmoothApiError:
    """Returns the error with the meaning of its status in front of the service's words."""
    meaning = meanings.get(error.status or 0)
    if meaning is None:
        return error
    message = f"extensions.{call}: {meaning} ({error.message})"
    better = copy.copy(error)
    better.args, better._message = (message,), message
    return better
