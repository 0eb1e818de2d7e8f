"""Reads HAR files (http://www.softwareishard.com/blog/har-12-spec/): finds the response to a request."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from smooth_page.errors import Error

from .urls import MOST_REDIRECTS


@dataclass(frozen=True)
class Answer:
    """The response in a file."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    # Where redirects have led to.
    url: str


class HarFile:
    """The entries of a .har file, or of a .zip that contains one. Contents may be separate files beside it."""

    def __init__(self, path: str | Path) -> None:
        """Raises Error when there is no such file, or it is not a HAR."""
        self._read = _reader(Path(path))
        try:
            self._entries: list[dict[str, Any]] = json.loads(self._read(None))["log"]["entries"]
        except FileNotFoundError as error:
            raise Error(f"ENOENT: no such file or directory, open '{path}'") from error
        except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
            raise Error(f"{path} is not a HAR file: {error or type(error).__name__}") from error

    def answer(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Answer | None:
        """Returns the best match, with redirects followed, or None."""
        for _ in range(MOST_REDIRECTS):
            entry = self._best(method, url, headers, body)
            if entry is None:
                return None
            response = entry["response"]
            if not (300 <= response["status"] < 400 and response.get("redirectURL")):
                return Answer(response["status"], _headers(response), self._content(response.get("content") or {}), url)
            url = urljoin(url, response["redirectURL"])
            if response["status"] in (301, 302, 303) and method == "POST":
                method, body = "GET", None
        return None

    def _best(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> dict[str, Any] | None:
        """Returns, of the entries with the same method, URL and body, the first with the most headers in common."""
        found = [entry for entry in self._entries if self._fits(entry["request"], method, url, body)]
        asked = {(name.lower(), value) for name, value in headers.items()}
        return max(found, key=lambda entry: len(asked & set(_headers(entry["request"]))), default=None)

    def _fits(self, request: dict[str, Any], method: str, url: str, body: bytes | None) -> bool:
        if (request["method"], request["url"]) != (method, url):
            return False
        posted = request.get("postData")
        return method != "POST" or not posted or body is None or self._content(posted) == body

    def _content(self, content: dict[str, Any]) -> bytes:
        if content.get("_file"):
            return self._read(content["_file"])
        text: str = content.get("text") or ""
        return base64.b64decode(text) if content.get("encoding") == "base64" else text.encode()


def _headers(message: dict[str, Any]) -> list[tuple[str, str]]:
    return [(header["name"].lower(), header["value"]) for header in message.get("headers", [])]


def _reader(path: Path) -> Callable[[str | None], bytes]:
    """Returns a function that reads the HAR itself for None, and the files that it names."""
    if path.suffix != ".zip":
        return lambda name: (path if name is None else path.parent / name).read_bytes()

    def read(name: str | None) -> bytes:
        with zipfile.ZipFile(path) as packed:
            return packed.read(name or next(each for each in packed.namelist() if each.endswith(".har")))

    return read
