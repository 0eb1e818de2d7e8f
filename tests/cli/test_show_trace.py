"""show-trace: what it serves, and how it refuses other files."""

from __future__ import annotations

import io
import threading
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from smooth_page._shared.tracing.files import ChunkFiles, TraceFolder
from smooth_page.cli import main
from smooth_page.cli.show_trace import viewing


def test_it_serves_the_viewer_and_the_trace(tmp_path: Path) -> None:
    trace = tmp_path / "t.zip"
    with zipfile.ZipFile(trace, "w") as archive:
        archive.writestr("trace.trace", "{}")
    with viewing([str(trace)]) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = server.address.partition("/index.html")[0]
        with urllib.request.urlopen(server.address) as answer:
            assert b"<title>Playwright Trace Viewer" in answer.read()
        with urllib.request.urlopen(f"{root}/traces/0.zip") as answer:
            assert answer.read() == trace.read_bytes()
        for path in ("/traces/1.zip", "/traces/x", "/assets/"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen(root + path)
        server.shutdown()


def test_it_serves_the_trace_of_a_process_that_was_killed(tmp_path: Path) -> None:
    chunk = ChunkFiles(TraceFolder(tmp_path), "killed")
    path = chunk.file("screenshots/a.png", b"image")
    chunk.add(f'{{"file":"{path}","sha1":"resources/gone.txt"}}')
    chunk.add_request('{"type":"resource-snapshot"}', early=True)
    with (tmp_path / "killed.trace").open("a") as file:
        file.write('{"cut')
    with viewing([str(tmp_path / "killed.trace")]) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with urllib.request.urlopen(f"{server.address.partition('/index.html')[0]}/traces/0.zip") as answer:
            archive = zipfile.ZipFile(io.BytesIO(answer.read()))
        server.shutdown()
    assert sorted(archive.namelist()) == ["screenshots/a.png", "trace.network", "trace.trace"]
    assert archive.read("trace.trace").count(b"\n") == 1
    assert archive.read("trace.network") == b'{"type":"resource-snapshot"}\n'


def test_files_that_are_not_traces(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.zip").write_text("text")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "")
    for name, said in (
        ("none.zip", "there is no file"),
        ("text.zip", "is not the zip file of a trace"),
        ("other.zip", "contains no trace"),
    ):
        assert main(["show-trace", str(tmp_path / name)]) == 1
        assert said in capsys.readouterr().err
