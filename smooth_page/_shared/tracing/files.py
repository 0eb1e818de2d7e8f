"""The files of a trace: written while it is recorded, and packed into a zip file at its end."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import uuid
import weakref
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from smooth_page.errors import Error

# Becomes the network file at the end. Until then that has requests as they have ended, without bodies.
_WHOLE = "whole"
# The path of a resource in a line.
_RESOURCE = re.compile(r'"((?:aria|resources|screencast|screenshots)/[^"/\\]+)"')
# The folders that traces of this process are written to, each with the names in use there.
_IN_USE: dict[Path, set[str]] = {}


class TraceFolder:
    """A folder for the chunks of one trace, and the resources that they share. A temporary one ends with it."""

    def __init__(self, given: str | Path | None) -> None:
        """Raises OSError if the folder can't be made."""
        if given is None:
            self.path = Path(tempfile.mkdtemp(prefix="smooth-page-trace-"))
            self._end: Callable[[], object] = weakref.finalize(self, _remove, self.path)
        else:
            self.path = Path(given)
            self.path.mkdir(parents=True, exist_ok=True)
            self._end = _nothing
        self._names = _IN_USE.setdefault(self.path.resolve(), set())
        self._resources: set[str] = set()

    def take(self, name: str) -> str:
        """Returns the name for a chunk. Raises Error if another trace is being written there under the same."""
        if name in self._names:
            raise Error(f"another trace with the name {name!r} is being recorded in {self.path}")
        self._names.add(name)
        return name

    def free(self, name: str) -> None:
        """The chunk of that name is over."""
        self._names.discard(name)

    def add(self, path: str, content: bytes) -> None:
        """Writes a file, unless it is there."""
        if path not in self._resources:
            target = self.path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            self._resources.add(path)

    def remove(self) -> None:
        """Removes the folder if it is a temporary one."""
        self._end()


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)


def _nothing() -> None:
    """Folders that were given remain."""


class _Appended:
    """A new file to which text is added at once: what was added outlives this process. Raises OSError."""

    def __init__(self, path: Path) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._file = os.open(path, flags, 0o666)
        self.close = weakref.finalize(self, os.close, self._file)

    def add(self, text: str) -> None:
        left = text.encode(errors="backslashreplace")
        while left:
            left = left[os.write(self._file, left) :]


class ChunkFiles:
    """The files of one chunk. After a `failure`, such as a full disk, nothing more is written."""

    def __init__(self, folder: TraceFolder, name: str | None, *, before: ChunkFiles | None = None) -> None:
        """`before`: the chunk whose requests this one needs, too."""
        self.folder = folder
        self.name = folder.take(name or uuid.uuid4().hex)
        self.failure: OSError | None = None
        # Paths of resources, in the zip and in the folder.
        self._resources: dict[str, None] = {} if before is None else dict(before._resources)
        self._files: dict[str, _Appended] = {}
        with self._failing():
            for kind in ("trace", "network", _WHOLE):
                self._files[kind] = _Appended(self._path(kind))
            if before is not None:
                self._add(before._path("network").read_text(encoding="utf-8"), "network", _WHOLE)

    def _path(self, kind: str) -> Path:
        return self.folder.path / f"{self.name}.{kind}"

    def add(self, line: str) -> None:
        """Adds a line to the trace."""
        self._add(f"{line}\n", "trace")

    def add_request(self, line: str, *, early: bool = False) -> None:
        """Adds a line about a request. `early`: it is replaced at the end by the lines that are not."""
        self._add(f"{line}\n", "network" if early else _WHOLE)

    def _add(self, text: str, *kinds: str) -> None:
        with self._failing():
            for kind in kinds if self.failure is None else ():
                self._files[kind].add(text)

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.failure = self.failure or error

    def resource(self, content: bytes, suffix: str) -> str:
        """Adds a resource. Returns its path in the zip, which is the same for the same content."""
        return self.file(f"resources/{hashlib.sha1(content, usedforsecurity=False).hexdigest()}{suffix}", content)

    def file(self, path: str, content: bytes) -> str:
        """Adds a file. Returns its path in the zip."""
        if self.failure is None:
            with self._failing():
                self.folder.add(path, content)
                self._resources[path] = None
        return path

    def end(self) -> None:
        """Nothing is added any more."""
        for file in self._files.values():
            file.close()
        with self._failing():
            os.replace(self._path(_WHOLE), self._path("network"))
        self.folder.free(self.name)

    def pack(self, path: Path, more: Mapping[str, bytes]) -> None:
        """Writes the zip file, and the folders that it needs; whole, or not at all. `more`: further files.

        Raises OSError.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.parent / f".{path.name}.{uuid.uuid4().hex[:8]}"
        try:
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                for kind in ("trace", "network"):
                    archive.write(self._path(kind), f"trace.{kind}")
                for name, content in more.items():
                    archive.writestr(name, content)
                for name in self._resources:
                    archive.write(self.folder.path / name, name)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)


def pack_written(trace: Path, target: Path) -> None:
    """Writes a zip file of a trace that was not stopped, because its process was killed. `trace`: the file with its
    lines, beside which the others are. Raises OSError.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        named: dict[str, None] = {}
        for kind in ("trace", "network"):
            path = trace.with_suffix(f".{kind}")
            text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
            whole = text[: text.rfind("\n") + 1]  # the last line may be cut off
            archive.writestr(f"trace.{kind}", whole)
            named |= dict.fromkeys(_RESOURCE.findall(whole))
        for name in named:
            if (trace.parent / name).is_file():
                archive.write(trace.parent / name, name)


def source_name(path: str) -> str:
    """Returns the path in the zip at which the viewer looks for a source file."""
    return f"src/{hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest()}{Path(path).suffix or '.txt'}"


def read_sources(paths: Iterable[str]) -> dict[str, str]:
    """Returns the texts of source files, as far as they can be read, by their paths in the zip."""
    sources = {}
    for path in paths:
        with suppress(OSError):
            sources[source_name(path)] = Path(path).read_text(encoding="utf-8", errors="replace")
    return sources
