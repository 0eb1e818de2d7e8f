"""Unpacks an uploaded zip: its names, kinds and sizes are checked before anything is written."""

from __future__ import annotations

import io
import shutil
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

MOST_FILES = 5_000
MOST_BYTES = 128 * 1024 * 1024  # unpacked
LONGEST_NAME = 1_000
ENCRYPTED = 0x1


class ZipError(Exception):
    """The zip is not unpacked: status (413 too large, 422 not valid) and a sentence."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def unpack(content: bytes, folder: Path) -> None:
    """Writes the files of a zip into a folder. Raises ZipError, and may have written some of them then."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check(entries)
            for entry in entries:
                _write(archive, entry, folder / entry.filename)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, UnicodeError, RuntimeError) as error:
        raise ZipError(422, f"The file is not a valid zip: {error}") from error
    except OSError as error:
        raise ZipError(422, f"The zip can't be unpacked: {error.strerror or error}") from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise ZipError(413, f"The zip has {len(entries)} files, and at most {MOST_FILES} are accepted")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ZipError(413, f"The zip is larger than {MOST_BYTES >> 20} MB when it is unpacked")
    seen: set[str] = set()
    for entry in entries:
        wrong = _what_is_wrong(entry, seen)
        if wrong:
            raise ZipError(422, f"The zip is refused: {entry.filename[:100]!r} {wrong}")
        seen.add(entry.filename)


def _what_is_wrong(entry: zipfile.ZipInfo, seen: set[str]) -> str | None:
    name = entry.filename
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or parts[0].startswith("/") or "\\" in name or ":" in parts[0]:
        return "leads out of the folder"
    if len(name) > LONGEST_NAME or not name.isprintable():
        return "is not a valid file name"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or another special file"
    if entry.flag_bits & ENCRYPTED:
        return "is encrypted"
    return "is there twice" if name in seen else None


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    if entry.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as packed, path.open("xb") as file:  # which never reads more than the zip said
        shutil.copyfileobj(packed, file)
