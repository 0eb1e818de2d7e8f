"""client.extensions against a service: what is sent, what is read, and which errors it raises."""

from __future__ import annotations

import io
import zipfile
from collections import deque
from pathlib import Path
from typing import Any

import pytest

from smooth_page import AsyncSmoothClient, AuthenticationError, Error, Extension, RateLimitError, SmoothApiError
from tests.service import Service, answers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "helper"
    (made / "icons").mkdir(parents=True)
    (made / ".git").mkdir()
    for name in ("manifest.json", "b.js", "a.js", "icons/16.png", ".git/HEAD", ".DS_Store"):
        (made / name).write_text(name)
    return made


def sent_zip(service: Service) -> bytes:
    content: bytes = service.paths[-1][2]
    return content[content.index(b"PK") : content.rindex(b"\r\n--")]


@pytest.mark.both_apis
async def test_upload_of_a_file_and_of_bytes(client: AsyncSmoothClient, service: Service, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK file")
    assert await client.extensions.upload(tmp_path / "x.zip") == "extension_1"
    assert b'name="file"; filename="x.zip"' in service.paths[-1][2]
    assert sent_zip(service) == b"PK file"
    assert await client.extensions.upload(b"PK bytes", name="y.zip") == "extension_1"
    assert b'filename="y.zip"' in service.paths[-1][2]
    assert sent_zip(service) == b"PK bytes"
    assert [path[:2] for path in service.paths] == [("POST", "extension")] * 2


async def test_upload_of_a_folder(client: AsyncSmoothClient, service: Service, folder: Path) -> None:
    await client.extensions.upload(folder)
    assert b'filename="helper.zip"' in service.paths[-1][2]
    first = sent_zip(service)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = ["a.js", "b.js", "icons/16.png", "manifest.json"]
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {name: name for name in names}
        assert archive.namelist() == names
    (folder / "a.js").touch(0o600)
    await client.extensions.upload(str(folder))
    assert sent_zip(service) == first


async def test_what_is_not_uploaded(client: AsyncSmoothClient, service: Service, folder: Path) -> None:
    (folder / "link.js").symlink_to(folder / "a.js")
    with pytest.raises(Error, match=r"extensions.upload: .*link.js is a symbolic link"):
        await client.extensions.upload(folder)
    with pytest.raises(Error, match=r"extensions.upload: .*icons has no manifest.json"):
        await client.extensions.upload(folder / "icons")
    with pytest.raises(FileNotFoundError):
        await client.extensions.upload(folder / "none.zip")
    assert service.paths == []


@pytest.mark.both_apis
async def test_list_and_delete(client: AsyncSmoothClient, service: Service) -> None:
    assert await client.extensions.list() == []
    facts = {"id": "e1", "file_name": "x.zip", "creation_time": 7}
    service.mishaps["extension"] = deque([answers(200, {"r": [facts, {"id": "e2", "new": 1}]})])
    found = await client.extensions.list()
    assert [(each.id, each.file_name) for each in found] == [("e1", "x.zip"), ("e2", "")]
    assert all(type(each) is Extension for each in found)
    await client.extensions.delete("a/b")
    assert service.paths[-1][:2] == ("DELETE", "extension/a%2Fb")


@pytest.mark.parametrize("body", [{"r": {"e1": {}}}, {"r": [{"file_name": "x.zip"}]}, {"r": None}])
async def test_an_answer_that_is_no_list(client: AsyncSmoothClient, service: Service, body: Any) -> None:
    service.mishaps["extension"] = deque([answers(200, body)])
    with pytest.raises(SmoothApiError, match=r"extensions.list: the service's answer is not a list of extensions"):
        await client.extensions.list()


async def test_an_upload_without_an_id(client: AsyncSmoothClient, service: Service) -> None:
    service.mishaps["extension"] = deque([answers(200, {"r": {}})])
    with pytest.raises(SmoothApiError, match=r"extensions.upload: the service's answer has no id"):
        await client.extensions.upload(b"PK")


@pytest.mark.parametrize(
    ("status", "kind", "meaning"),
    [
        (403, AuthenticationError, "the plan does not include extensions"),
        (413, SmoothApiError, "the extension is too large"),
        (422, SmoothApiError, "the service does not accept this extension"),
        (429, RateLimitError, "the service takes no more extensions now"),
    ],
)
async def test_a_refused_upload(
    client: AsyncSmoothClient, service: Service, status: int, kind: type[SmoothApiError], meaning: str
) -> None:
    service.mishaps["extension"] = deque([answers(status, {"detail": "words of its own"})])
    with pytest.raises(kind) as caught:
        await client.extensions.upload(b"PK")
    assert str(caught.value) == (f"extensions.upload: {meaning} (POST /api/v1/extension: {status} words of its own)")
    assert (caught.value.status, caught.value.detail) == (status, "words of its own")
    assert service.requests["extension"] == 1  # nothing is sent again


async def test_other_refusals(client: AsyncSmoothClient, service: Service) -> None:
    service.mishaps["extension"] = deque([answers(403)])
    with pytest.raises(AuthenticationError, match=r"^extensions.list: the plan does not include extensions \(GET"):
        await client.extensions.list()
    service.mishaps["delete"] = deque([answers(404), answers(400)])
    with pytest.raises(SmoothApiError, match=r"^extensions.delete: the account has no extension with this id \(DELETE"):
        await client.extensions.delete("e1")
    with pytest.raises(SmoothApiError, match=r"^DELETE /api/v1/extension/e1: 400 "):
        await client.extensions.delete("e1")
