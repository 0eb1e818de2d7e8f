"""Writes HAR files: entries from what was seen of requests."""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, urljoin, urlsplit

from smooth_page._shared.api.structures import HttpHeader, RemoteAddr, RequestSizes, SecurityDetails
from smooth_page._shared.elements.files import write_bytes
from smooth_page._version import __version__
from smooth_page.errors import Error

from .har_details import form_fields, header, sent_cookies, set_cookies, stages

Content = Literal["omit", "embed", "attach"]
Mode = Literal["full", "minimal"]
Headers = Sequence[HttpHeader]
# Of HTTP, where it is not known.
_VERSION = "HTTP/1.1"


@dataclass(frozen=True)
class SeenAnswer:
    """What was seen of a response."""

    status: int = -1
    status_text: str = ""
    headers: Headers = ()
    body: bytes | None = None
    version: str = ""
    server: RemoteAddr | None = None
    security: SecurityDetails | None = None


@dataclass(frozen=True)
class Seen:
    """What was seen of a request. `started`: ms since 1970, `took`: ms, `page`: an id in HarLog.pages, or "".

    `sizes` and `timing`: as users see them; None and empty if they are not known.
    """

    method: str
    url: str
    headers: Headers
    posted: bytes | None
    started: float
    took: float
    page: str
    failure: str | None
    answer: SeenAnswer
    resource_type: str = "other"
    sizes: RequestSizes | None = None
    timing: Mapping[str, float] = field(default_factory=dict)


@dataclass(eq=False)
class HarPage:
    """A page. `started`: ms since 1970. `parsed`, `loaded`: ms from then until its document was; -1 if unknown."""

    id: str
    started: float
    title: str = ""
    parsed: float = -1
    loaded: float = -1

    def looks(self, title: str, parsed: object, loaded: object) -> None:
        """Notes its title, and when its document was parsed and loaded: ms since 1970, 0 if it was not."""
        self.title = title
        self.parsed, self.loaded = (self._after(time) for time in (parsed, loaded))

    def _after(self, time: object) -> float:
        if isinstance(time, (int, float)) and time:  # pages can replace the clock
            return round(time - self.started)
        return -1

    def as_json(self) -> dict[str, Any]:
        """Returns the page as the file has it."""
        timings = {"onContentLoad": self.parsed, "onLoad": self.loaded}
        return {"startedDateTime": _time(self.started), "id": self.id, "title": self.title, "pageTimings": timings}


@dataclass(eq=False)
class HarLog:
    """The entries of a file that is written at the end. `attach`: contents become separate files, in the .zip or beside
    it.
    """

    path: Path
    content: Content
    mode: Mode
    entries: list[dict[str, Any]] = field(default_factory=list)
    pages: list[HarPage] = field(default_factory=list)
    _attached: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str | Path, content: str | None, mode: str | None, omit: bool | None = None) -> HarLog:
        """Reads options, with Playwright's defaults: contents are attached in a .zip, else embedded. Raises Error for
        invalid ones.
        """
        for name, value, choices in (
            ("content", content, ("omit", "embed", "attach")),
            ("mode", mode, ("full", "minimal")),
        ):
            if value not in (None, *choices):
                raise Error(f"{name}: expected one of ({'|'.join(choices)})")
        usual = "omit" if omit else "attach" if Path(path).suffix == ".zip" else "embed"
        return cls(Path(path), content or usual, mode or "full")  # type: ignore[arg-type]

    @classmethod
    def updating(cls, path: str | Path, content: str | None, mode: str | None) -> HarLog:
        """Reads options with the defaults of `route_from_har(update=True)`: what answering needs, with
        contents attached.
        """
        return cls.read(path, content or "attach", mode or "minimal")

    def add(self, seen: Seen) -> None:
        """Adds an entry."""
        full = self.mode == "full"
        entry: dict[str, Any] = {
            "startedDateTime": _time(seen.started),
            "time": seen.took if full and seen.answer.status >= 0 else -1,
            "request": self._request(seen),
            "response": self._response(seen),
            "cache": {},
            "timings": {"send": -1, "wait": -1, "receive": -1},
        }
        if full:
            entry |= _more(seen)
        self.entries.append(entry)

    def take(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Removes the entry that was added last. Returns it with the contents that became separate files."""
        attached, self._attached = self._attached, {}
        return self.entries.pop(), attached

    def write(self, title: str) -> None:
        """Writes the file. Replaces an existing one. Raises Error if it can't be written."""
        try:
            self._write()
        except OSError as error:
            raise Error(f"{title}: can't write the HAR file {self.path}: {error.strerror or error}") from error

    def _write(self) -> None:
        text = json.dumps({"log": self._log()}, indent=2).encode()
        if self.path.suffix != ".zip":
            write_bytes(self.path, text)
            for name, content in self._attached.items():
                write_bytes(self.path.parent / name, content)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("har.har", text)
            for name, content in self._attached.items():
                packed.writestr(name, content)

    def _log(self) -> dict[str, Any]:
        version = {"name": "smooth_page", "version": __version__}
        log: dict[str, Any] = {"version": "1.2", "creator": version, "browser": {**version, "name": "chromium"}}
        if self.mode == "full":
            log["pages"] = [page.as_json() for page in self.pages]
        return {**log, "entries": sorted(self.entries, key=lambda entry: entry["startedDateTime"])}

    def _request(self, seen: Seen) -> dict[str, Any]:
        query = parse_qsl(urlsplit(seen.url).query, keep_blank_values=True)
        request: dict[str, Any] = {
            "method": seen.method,
            "url": seen.url,
            "httpVersion": seen.answer.version or _VERSION,
            "cookies": sent_cookies(seen.headers) if self.mode == "full" else [],
            "headers": list(seen.headers),
            "queryString": [{"name": name, "value": value} for name, value in query],
            "headersSize": self._size(seen, "requestHeadersSize"),
            "bodySize": len(seen.posted or b"") if self.mode == "full" else -1,
        }
        if seen.posted is not None:
            mime = header(seen.headers, "content-type") or "application/octet-stream"
            kept = self._kept(seen.posted, mime, "posted")
            request["postData"] = {"mimeType": mime, "params": form_fields(seen.posted, mime), **kept}
        return request

    def _size(self, seen: Seen, name: str) -> int:
        return int(seen.sizes[name]) if seen.sizes and self.mode == "full" else -1  # type: ignore[literal-required]

    def _response(self, request: Seen) -> dict[str, Any]:
        seen, full = request.answer, self.mode == "full"
        mime = header(seen.headers, "content-type") or "x-unknown"
        content: dict[str, Any] = {"size": -1 if seen.body is None else len(seen.body), "mimeType": mime}
        if seen.body is not None:
            content |= {"compression": 0, **self._kept(seen.body, mime, "answered")}
        return {
            "status": seen.status,
            "statusText": seen.status_text,
            "httpVersion": seen.version or _VERSION,
            "cookies": set_cookies(seen.headers) if full else [],
            "headers": list(seen.headers),
            "content": content,
            "headersSize": self._size(request, "responseHeadersSize"),
            "bodySize": self._size(request, "responseBodySize") if request.sizes else content["size"] if full else -1,
            "redirectURL": _leads_to(request),
            **({"_failureText": request.failure} if request.failure else {}),
            **({"_transferSize": _transferred(request.sizes) if request.sizes else -1} if full else {}),
        }

    def _kept(self, body: bytes, mime: str, what: Literal["posted", "answered"]) -> dict[str, Any]:
        if self.content == "omit" and what == "answered":
            return {}
        if self.content == "attach":
            kind = mime.split(";")[0].strip()
            name = hashlib.sha1(body, usedforsecurity=False).hexdigest() + (mimetypes.guess_extension(kind) or ".dat")
            self._attached[name] = body
            return {"_file": name}
        try:
            return {"text": body.decode()}
        except UnicodeDecodeError:
            return {"text": base64.b64encode(body).decode(), "encoding": "base64"}


def _more(seen: Seen) -> dict[str, Any]:
    """What a full recording has beyond what answering needs."""
    known, server = stages(seen.timing), seen.answer.server
    return {
        **({"pageref": seen.page} if seen.page else {}),
        "_resourceType": seen.resource_type,
        "timings": known if known["wait"] >= 0 else {"send": -1, "wait": seen.took, "receive": -1},
        **({"serverIPAddress": server["ipAddress"], "_serverPort": server["port"]} if server else {}),
        **({"_securityDetails": seen.answer.security or {}} if server else {}),
    }


def _leads_to(seen: Seen) -> str:
    location = header(seen.answer.headers, "location") if 300 <= seen.answer.status < 400 else None
    return "" if location is None else urljoin(seen.url, location)


def _transferred(sizes: RequestSizes) -> int:
    return max(0, sizes["responseHeadersSize"]) + max(0, sizes["responseBodySize"])


def _time(ms: float) -> str:
    moment = datetime.fromtimestamp(ms / 1000, timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
