"""The extensions that clients have uploaded. They end with the engine."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
import weakref
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import Any

from smooth_page.companion.archive import archive
from smooth_page.local.temporary_folder import TemporaryFolder
from smooth_page.local.zip_files import ZipError, unpack

MOST_BYTES = 16 * 1024 * 1024  # of a zip
MOST_STORED = 50
MOST_LOADED = 10  # by one session
LONGEST_NAME = 255
MANIFEST = "manifest.json"
VERSION = re.compile(r"\d{1,9}(\.\d{1,9}){0,3}")
# A string, which stays, or a comment, which Chromium allows in a manifest.
STRING_OR_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)


class ExtensionError(Exception):
    """An extension can't be stored, found or loaded: status and text."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


@dataclass(eq=False)
class StoredExtension:
    """An unpacked extension. Its folder goes when nothing refers to it any longer: sessions keep what they loaded."""

    id: str
    file_name: str
    folder: Path
    # Whether it is the companion of this package, byte for byte.
    is_companion: bool = False
    created_at: int = field(default_factory=lambda: int(time.time() * 1000))

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def facts(self) -> dict[str, Any]:
        """Returns it as `GET /extension` lists it."""
        return {"id": self.id, "file_name": self.file_name, "creation_time": self.created_at}


class Extensions:
    """The extensions of an engine, in folders below a temporary one."""

    def __init__(self, folder: TemporaryFolder) -> None:
        self._folder = folder
        self._stored: dict[str, StoredExtension] = {}

    def add(self, file_name: str, content: bytes) -> str:
        """Stores a zip and returns its id. Raises ExtensionError: 413 too large, 422 not valid, 429 too many."""
        if len(self._stored) >= MOST_STORED:
            raise ExtensionError(429, f"{MOST_STORED} extensions are stored already; delete one first")
        if len(content) > MOST_BYTES:
            raise ExtensionError(413, f"The zip is larger than {MOST_BYTES >> 20} MB")
        chosen = f"ext_{secrets.token_hex(8)}"
        folder = self._folder.path() / chosen
        extension = StoredExtension(
            chosen, _shown(file_name), folder, content == archive().content
        )  # whose end removes the folder
        folder.mkdir()
        try:
            unpack(content, folder)
        except ZipError as error:
            raise ExtensionError(error.status, error.detail) from error
        _check_manifest(folder)
        self._stored[chosen] = extension
        return chosen

    def all(self) -> list[dict[str, Any]]:
        """Returns them as `GET /extension` lists them."""
        return [extension.facts() for extension in self._stored.values()]

    def delete(self, extension_id: str) -> None:
        """Forgets an extension. Raises ExtensionError (404)."""
        if self._stored.pop(extension_id, None) is None:
            raise ExtensionError(404, f"Extension {extension_id} not found")

    def chosen(self, ids: list[str]) -> tuple[StoredExtension, ...]:
        """Returns the extensions that a session is to load. Raises ExtensionError: 404 not found, 422 too many."""
        ids = [*dict.fromkeys(ids)]
        if len(ids) > MOST_LOADED:
            raise ExtensionError(422, f"extensions: a session loads at most {MOST_LOADED}, and these are {len(ids)}")
        for extension_id in ids:
            if extension_id not in self._stored:
                raise ExtensionError(404, f"Extension {extension_id} not found; upload it first (POST /extension)")
        return tuple(self._stored[extension_id] for extension_id in ids)


def _shown(file_name: str) -> str:
    """Returns the last part of a name that a client sent."""
    name = "".join(each for each in PureWindowsPath(file_name).name if each.isprintable())
    return name[-LONGEST_NAME:] or "extension.zip"


def _check_manifest(folder: Path) -> None:
    """Raises ExtensionError (422) for what Chromium would not load."""
    manifest = _manifest(folder)
    version = manifest.get("manifest_version")
    if version == 2:
        raise ExtensionError(422, "Manifest version 2 is not accepted: Chromium loads version 3 only")
    if version != 3:
        raise ExtensionError(422, f"{MANIFEST}: manifest_version must be 3, and is {json.dumps(version)[:100]}")
    if not isinstance(manifest.get("name"), str) or not manifest["name"].strip():
        raise ExtensionError(422, f"{MANIFEST}: name must be a text")
    if not isinstance(manifest.get("version"), str) or not VERSION.fullmatch(manifest["version"]):
        raise ExtensionError(422, f'{MANIFEST}: version must be one to four numbers with dots between, such as "1.0"')


def _manifest(folder: Path) -> dict[str, Any]:
    file = folder / MANIFEST
    if not file.is_file():
        deeper = next((found.parent.name for found in folder.glob(f"*/{MANIFEST}")), None)
        hint = f"; it is in the folder {deeper}, whose content should be zipped instead" if deeper else ""
        raise ExtensionError(422, f"The zip has no {MANIFEST} at its top{hint}")
    try:
        text = STRING_OR_COMMENT.sub(lambda found: found[1] or "", file.read_text("utf-8-sig"))
        manifest = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExtensionError(422, f"{MANIFEST} is not valid JSON: {error}") from error
    if not isinstance(manifest, dict):
        raise ExtensionError(422, f"{MANIFEST} must be a JSON object")
    return manifest
