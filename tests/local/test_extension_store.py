"""What may be stored as an extension, and how long it is kept."""

from __future__ import annotations

import gc
import io
import stat
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from smooth_page.local import extensions as store
from smooth_page.local import zip_files
from smooth_page.local.extensions import ExtensionError, Extensions
from smooth_page.local.temporary_folder import TemporaryFolder
from tests.local.engine_process import until

MANIFEST = '{"manifest_version": 3, "name": "x", "version": "1"}'


@pytest.fixture
def folder() -> Iterator[TemporaryFolder]:
    made = TemporaryFolder()
    yield made
    made.remove()


@pytest.fixture
def extensions(folder: TemporaryFolder) -> Extensions:
    return Extensions(folder)


def zipped(*files: tuple[str | zipfile.ZipInfo, str | bytes], manifest: str | None = MANIFEST) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ([] if manifest is None else [("manifest.json", manifest)]) + list(files):
            archive.writestr(name, text)
    return content.getvalue()


def entry(name: str, kind: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = kind << 16
    return made


def encrypted() -> bytes:
    """A zip whose only file says that it is encrypted."""
    content = bytearray(zipped())
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def test_an_extension_is_kept_until_nobody_uses_it(folder: TemporaryFolder, extensions: Extensions) -> None:
    first = extensions.add("C:\\fake\\x.zip", zipped(("js/a.js", "1"), ("empty/", "")))
    second = extensions.add("", zipped())
    assert stat.S_IMODE(folder.path().stat().st_mode) == 0o700
    listed = extensions.all()
    assert [(each["id"], each["file_name"]) for each in listed] == [(first, "x.zip"), (second, "extension.zip")]
    assert all(type(each["creation_time"]) is int for each in listed)
    used = extensions.chosen([first, first])
    assert [each.id for each in used] == [first]
    extensions.delete(first)
    extensions.delete(second)
    assert extensions.all() == []
    gc.collect()
    assert [each.name for each in folder.path().iterdir()] == [first]
    assert (used[0].folder / "js" / "a.js").read_text() == "1"
    del used
    gc.collect()
    assert list(folder.path().iterdir()) == []


@pytest.mark.parametrize(
    ("content", "status", "why"),
    [
        (b"", 422, "The file is not a valid zip: File is not a zip file"),
        (b"PK\3\4 and no more", 422, "The file is not a valid zip: File is not a zip file"),
        (encrypted(), 422, "The zip is refused: 'manifest.json' is encrypted"),
        (zipped(("../out.js", "")), 422, "The zip is refused: '../out.js' leads out of the folder"),
        (zipped(("a/../../out.js", "")), 422, "The zip is refused: 'a/../../out.js' leads out of the folder"),
        (zipped(("/etc/out.js", "")), 422, "The zip is refused: '/etc/out.js' leads out of the folder"),
        (zipped(("..\\out.js", "")), 422, r"The zip is refused: '..\\out.js' leads out of the folder"),
        (zipped(("C:/out.js", "")), 422, "The zip is refused: 'C:/out.js' leads out of the folder"),
        (zipped(("a\nb", "")), 422, r"The zip is refused: 'a\nb' is not a valid file name"),
        (zipped((entry("a", stat.S_IFLNK), "/etc")), 422, "The zip is refused: 'a' is a link or another special file"),
        (zipped((entry("a", stat.S_IFIFO), "")), 422, "The zip is refused: 'a' is a link or another special file"),
        (zipped(("a", ""), ("a/b", "")), 422, "The zip can't be unpacked: "),
        (zipped(("n" * 300, "")), 422, "The zip can't be unpacked: File name too long"),
        (bytes(20 * 1024 * 1024), 413, "The zip is larger than 16 MB"),
        (zipped(manifest=None), 422, "The zip has no manifest.json at its top"),
        (
            zipped(("it/manifest.json", MANIFEST), manifest=None),
            422,
            "The zip has no manifest.json at its top; it is in the folder it, whose content should be zipped instead",
        ),
        (zipped(manifest="{"), 422, "manifest.json is not valid JSON: Expecting property name"),
        (zipped(manifest="[" * 100_000), 422, "manifest.json is not valid JSON: "),
        (zipped(manifest="[]"), 422, "manifest.json must be a JSON object"),
        (zipped(manifest="{}"), 422, "manifest.json: manifest_version must be 3, and is null"),
        (
            zipped(manifest='{"manifest_version": 2, "name": "x", "version": "1"}'),
            422,
            "Manifest version 2 is not accepted: Chromium loads version 3 only",
        ),
        (zipped(manifest='{"manifest_version": 3, "version": "1"}'), 422, "manifest.json: name must be a text"),
        (
            zipped(manifest='{"manifest_version": 3, "name": "x", "version": "one"}'),
            422,
            'manifest.json: version must be one to four numbers with dots between, such as "1.0"',
        ),
    ],
)
def test_what_is_refused(
    folder: TemporaryFolder, extensions: Extensions, content: bytes, status: int, why: str
) -> None:
    with pytest.raises(ExtensionError) as refused:
        extensions.add("x.zip", content)
    assert refused.value.status == status
    assert refused.value.detail.startswith(why)
    assert extensions.all() == []
    del refused
    gc.collect()
    assert list(folder.path().iterdir()) == []
    assert not (folder.path().parent / "out.js").exists()


def test_a_zip_that_grows(extensions: Extensions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_files, "MOST_FILES", 3)
    monkeypatch.setattr(zip_files, "MOST_BYTES", 1 << 20)
    for content, why in (
        (zipped(("zeros", bytes(1 << 20))), "The zip is larger than 1 MB when it is unpacked"),
        (zipped(("a", ""), ("b", ""), ("c", "")), "The zip has 4 files, and at most 3 are accepted"),
    ):
        with pytest.raises(ExtensionError) as refused:
            extensions.add("x.zip", content)
        assert (refused.value.status, refused.value.detail) == (413, why)


def test_a_broken_file_in_the_zip(extensions: Extensions) -> None:
    content = bytearray(zipped())
    content[50] ^= 0xFF
    with pytest.raises(ExtensionError, match="The file is not a valid zip: ") as refused:
        extensions.add("x.zip", bytes(content))
    assert refused.value.status == 422


@pytest.mark.parametrize(
    "manifest", ["\ufeff" + MANIFEST, '/* a */ {"manifest_version": 3, "name": "//", "version": "1.2.3.4"} // b']
)
def test_manifests_that_chromium_reads(extensions: Extensions, manifest: str) -> None:
    assert extensions.add("x.zip", zipped(manifest=manifest)).startswith("ext_")


def test_how_many(extensions: Extensions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_STORED", 3)
    monkeypatch.setattr(store, "MOST_LOADED", 2)
    ids = [extensions.add("x.zip", zipped()) for _ in range(3)]
    refusals: list[tuple[Any, int, str]] = [
        (lambda: extensions.add("x.zip", zipped()), 429, "3 extensions are stored already; delete one first"),
        (lambda: extensions.chosen(ids), 422, "extensions: a session loads at most 2, and these are 3"),
        (lambda: extensions.chosen(["none"]), 404, "Extension none not found; upload it first (POST /extension)"),
        (lambda: extensions.delete("none"), 404, "Extension none not found"),
    ]
    for call, status, why in refusals:
        with pytest.raises(ExtensionError) as refused:
            call()
        assert (refused.value.status, refused.value.detail) == (status, why)


def test_the_folder_goes(folder: TemporaryFolder) -> None:
    path = folder.path()
    (path / "a").mkdir()
    folder.remove()
    assert not path.exists()
    again = folder.path()
    assert again != path
    watcher = folder._watcher
    assert watcher is not None
    assert watcher.stdin is not None
    watcher.stdin.close()  # as when the process has been killed
    until(lambda: not again.exists())
