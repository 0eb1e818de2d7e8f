"""Files for uploads and drops: paths and payloads, checked, read, and cut into pieces if they are large."""

from __future__ import annotations

import base64
import errno
import mimetypes
import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smooth_page._protocol.commands import FileData
from smooth_page.errors import Error

# The most bytes that are sent with the operation itself. The rest is sent ahead in pieces of this size, one event each.
PIECE = 1_500_000
# Playwright's limit for payloads; files on disk have none.
_PAYLOAD_LIMIT = 50 * 1024 * 1024


@dataclass
class FilesToSend:
    """`files` are FileData of runtime/src/commands.ts; `pieces` must be sent before them."""

    files: list[FileData] = field(default_factory=list)
    directory: bool = False
    _large: list[tuple[str, Path | bytes]] = field(default_factory=list)
    _inline: int = 0

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yields upload id and base64 of each piece. Files are read while they are sent."""
        for upload, content in self._large:
            for piece in _cut(content):
                yield upload, base64.b64encode(piece).decode()

    def add(self, data: FileData, content: Path | bytes, size: int) -> None:
        if self._inline + size <= PIECE:
            self._inline += size
            raw = content.read_bytes() if isinstance(content, Path) else content
            data["base64"] = base64.b64encode(raw).decode()
        else:
            data["upload"] = uuid.uuid4().hex
            self._large.append((data["upload"], content))
        self.files.append(data)


def _cut(content: Path | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        for start in range(0, len(content), PIECE):
            yield content[start : start + PIECE]
        return
    with content.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def read_files(files: Any) -> FilesToSend:
    """Returns the files of `set_input_files`, ready to be sent. Raises `FileNotFoundError`, or `Error`
    for invalid ones.
    """
    items: Sequence[Any] = files if isinstance(files, list | tuple) else [files]
    if any(isinstance(item, str | Path) for item in items):
        if not all(isinstance(item, str | Path) for item in items):
            raise Error("File paths cannot be mixed with buffers")
        return _read_paths([Path(item) for item in items])
    return _read_payloads(items)


def refuse_directories(files: FilesToSend) -> FilesToSend:
    if files.directory:
        raise Error("Dropping a directory is not supported — pass individual files.")
    return files


def _read_paths(paths: list[Path]) -> FilesToSend:
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    directories = [path for path in paths if path.is_dir()]
    if len(directories) > 1:
        raise Error("Multiple directories are not supported")
    if directories and len(paths) > 1:
        raise Error("File paths must be all files or a single directory")
    result = FilesToSend(directory=bool(directories))
    for path in directories:
        root = path.resolve()
        for file in sorted(found for found in root.rglob("*") if found.is_file()):
            _add_path(result, file, file.relative_to(root.parent).as_posix())
    for path in paths:
        if path not in directories:
            _add_path(result, path, None)
    return result


def _add_path(result: FilesToSend, path: Path, relative: str | None) -> None:
    facts = path.stat()
    data: FileData = {
        "name": path.name,
        "mimeType": mime_type(path.name),
        "lastModified": facts.st_mtime_ns // 1_000_000,
    }
    if relative:
        data["relativePath"] = relative
    result.add(data, path, facts.st_size)


def _read_payloads(payloads: Sequence[Any]) -> FilesToSend:
    result = FilesToSend()
    total = 0
    for payload in payloads:
        if not isinstance(payload, Mapping):
            raise Error(f"files: expected a path or a payload with name, mimeType and buffer, got {payload!r}")
        # bytes() of a number would return that many zeros
        content = memoryview(payload["buffer"]).tobytes()
        name: str = payload["name"]
        total += len(content)
        if total >= _PAYLOAD_LIMIT:
            raise Error("Cannot set buffer larger than 50Mb, please write it to a file and pass its path instead.")
        result.add({"name": name, "mimeType": payload["mimeType"] or mime_type(name)}, content, len(content))
    return result


def mime_type(name: str) -> str:
    """Returns the MIME type for the file's extension, or an empty string."""
    kind, encoding = mimetypes.guess_type(name)
    return f"application/{encoding}" if encoding else kind or ""


def read_text(path: str | Path) -> str:
    """Returns the text of a script, by its path."""
    return Path(path).read_text("utf-8")


def read_script(path: str | Path) -> str:
    """Returns a script's text with its path as the source URL, for stacks and debuggers."""
    return f"{read_text(path)}\n//# sourceURL={path}"


def write_text(path: str | Path, text: str) -> None:
    """Writes a file that the user asked for."""
    Path(path).write_text(text, "utf-8")


def write_bytes(path: str | Path, content: bytes) -> None:
    """Writes a file that the user asked for. Creates its folder."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content)
