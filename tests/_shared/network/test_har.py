"""Reading HAR files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from smooth_page._shared.network.har import Answer, HarFile
from smooth_page.errors import Error


def entry(url: str, text: str = "", *, method: str = "GET", status: int = 200, **more: Any) -> dict[str, Any]:
    request = {"method": method, "url": url, "headers": more.pop("headers", [])}
    request |= {"postData": {"text": more.pop("posted")}} if "posted" in more else {}
    content = more.pop("content", {"text": text})
    return {"request": request, "response": {"status": status, "headers": [], "content": content, **more}}


def header(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}


def write(path: Path, *entries: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"log": {"entries": entries}}))
    return path


def test_matches(tmp_path: Path) -> None:
    har = HarFile(
        write(
            tmp_path / "a.har",
            entry("http://a/", "plain"),
            entry("http://a/", "special", headers=[header("X-Kind", "special")]),
            entry("http://a/", "posted one", method="POST", posted="1"),
            entry("http://a/", "posted two", method="POST", posted="2"),
            entry("http://a/old", status=301, redirectURL="http://a/"),
            entry("http://a/form", method="POST", status=303, redirectURL="http://a/"),
            entry("http://a/kept", method="POST", status=307, redirectURL="http://a/"),
            entry("http://a/loop", status=302, redirectURL="http://a/loop"),
            entry("http://a/bytes", content={"text": "AAE=", "encoding": "base64"}),
        )
    )

    def body(method: str, url: str, headers: dict[str, str] | None = None, posted: bytes | None = None) -> bytes | None:
        answer = har.answer(method, url, headers or {}, posted)
        return answer and answer.body

    assert har.answer("GET", "http://a/", {}, None) == Answer(200, [], b"plain", "http://a/")
    assert body("GET", "http://a/", {"x-kind": "special"}) == b"special"
    assert body("GET", "http://a/", {"x-kind": "other"}) == b"plain"
    assert [body("POST", "http://a/", posted=posted) for posted in (b"1", b"2", b"3")] == [
        b"posted one",
        b"posted two",
        None,
    ]
    assert body("GET", "http://a/old") == b"plain"
    assert body("POST", "http://a/form", posted=b"2") == b"plain"
    assert body("POST", "http://a/kept", posted=b"2") == b"posted two"
    assert body("GET", "http://a/loop") is None
    assert body("GET", "http://a/bytes") == b"\0\1"
    assert body("GET", "http://a/none") is None


def test_contents_in_files_of_their_own(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.har", entry("http://a/", content={"_file": "body.txt"}))
    (tmp_path / "body.txt").write_text("beside")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.write(plain, "har.har")
        packed.writestr("body.txt", "inside")
    for path, text in ((plain, b"beside"), (tmp_path / "a.zip", b"inside")):
        answer = HarFile(path).answer("GET", "http://a/", {}, None)
        assert answer is not None
        assert answer.body == text


def test_what_is_no_har(tmp_path: Path) -> None:
    (tmp_path / "a.har").write_text('{"log": {}}')
    (tmp_path / "b.har").write_text("<html>")
    (tmp_path / "c.zip").write_text("no zip")
    for name in ("a.har", "b.har", "c.zip"):
        with pytest.raises(Error, match=f"{name} is not a HAR file"):
            HarFile(tmp_path / name)
    with pytest.raises(Error, match=r"^ENOENT: no such file or directory, open '.*missing\.har'$"):
        HarFile(tmp_path / "missing.har")
