"""What `set_input_files` is given, on its way to the page."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from smooth_page._shared.elements.files import PIECE, FilesToSend, mime_type, read_files, refuse_directories
from smooth_page.errors import Error

PAYLOAD = {"name": "p.txt", "mimeType": "text/x-own", "buffer": b"hello"}


def content(sent: FilesToSend) -> list[bytes]:
    """The bytes of each file, put together from its pieces."""
    pieces: dict[str, bytes] = {}
    for upload, piece in sent.pieces():
        pieces[upload] = pieces.get(upload, b"") + base64.b64decode(piece)
    return [
        base64.b64decode(file["base64"]) if "base64" in file else pieces.get(file["upload"], b"") for file in sent.files
    ]


def test_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hi")
    (file,) = read_files(path).files
    modified = path.stat().st_mtime_ns // 1_000_000
    assert file == {"name": "a.txt", "mimeType": "text/plain", "lastModified": modified, "base64": "aGk="}


def test_directory_keeps_relative_paths(tmp_path: Path) -> None:
    (tmp_path / "d" / "sub").mkdir(parents=True)
    (tmp_path / "d" / "b.md").write_text("b")
    (tmp_path / "d" / "sub" / "c.json").write_text("c")
    sent = read_files([str(tmp_path / "d")])
    assert sent.directory
    assert [file["relativePath"] for file in sent.files] == ["d/b.md", "d/sub/c.json"]
    with pytest.raises(Error, match="Dropping a directory is not supported"):
        refuse_directories(sent)


def test_payloads() -> None:
    sent = read_files([PAYLOAD, {**PAYLOAD, "name": "x.html", "mimeType": "", "buffer": memoryview(b"")}])
    assert content(sent) == [b"hello", b""]
    assert [file["mimeType"] for file in sent.files] == ["text/x-own", "text/html"]
    assert not sent.directory


def test_nothing_clears() -> None:
    assert read_files([]).files == []


@pytest.mark.parametrize("as_payload", [True, False])
def test_large_files_travel_in_pieces(tmp_path: Path, as_payload: bool) -> None:
    big = bytes(range(256)) * (PIECE // 100)
    path = tmp_path / "big.bin"
    path.write_bytes(big)
    sent = read_files([{**PAYLOAD, "buffer": big}, PAYLOAD] if as_payload else [path, path])
    assert len(list(sent.pieces())) > 2
    assert content(sent)[0] == big


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (["a.txt", PAYLOAD], "File paths cannot be mixed with buffers"),
        (["d", "e"], "Multiple directories are not supported"),
        (["d", "a.txt"], "File paths must be all files or a single directory"),
        ({**PAYLOAD, "buffer": bytes(50 * 1024 * 1024)}, "Cannot set buffer larger than 50Mb"),
        (5, "expected a path or a payload"),
    ],
    ids=["mixed", "directories", "directory and file", "too large", "no file"],
)
def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: Any, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "d").mkdir()
    (tmp_path / "e").mkdir()
    with pytest.raises(Error, match=message):
        read_files(files)


def test_missing_file() -> None:
    with pytest.raises(FileNotFoundError, match="No such file or directory: 'nope'"):
        read_files(["nope"])


def test_buffer_that_is_no_bytes() -> None:
    with pytest.raises(TypeError):
        read_files({**PAYLOAD, "buffer": "text"})


def test_mime_types() -> None:
    assert [mime_type(name) for name in ("a.png", "a.tar.gz", "a")] == ["image/png", "application/gzip", ""]
