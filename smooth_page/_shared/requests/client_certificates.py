"""Certificates with which API requests say who they are, each for one origin."""

from __future__ import annotations

import os
import ssl
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from smooth_page.errors import Error, NotSupportedError

from ..api.structures import ClientCertificate
from ..network.urls import origin_key

PEM = b"-----BEGIN"


@dataclass(frozen=True, eq=False)
class Certificate:
    """A certificate and its key, in PEM, as files or as what is in them; nothing of them is ever shown."""

    origin: str
    cert: Path | bytes = field(repr=False)
    key: Path | bytes = field(repr=False)
    passphrase: str = field(repr=False)

    def load(self, context: ssl.SSLContext) -> None:
        """Raises Error for what is no certificate with its key."""
        with _file(self.cert) as cert, _file(self.key) as key:
            try:
                # A function, as without a passphrase OpenSSL would ask the terminal for one.
                context.load_cert_chain(cert, key, lambda: self.passphrase)
            except ssl.SSLError as error:
                raise Error(f"Client certificate for {self.origin}: {self._why(error)}") from None

    def _why(self, error: ssl.SSLError) -> str:
        """In OpenSSL's words, of which Python leaves out some."""
        if error.reason and error.reason != "PEM_LIB":
            return error.reason.replace("_", " ").lower()
        contents = [each.read_bytes() if isinstance(each, Path) else each for each in (self.cert, self.key)]
        return "bad decrypt" if all(PEM in each for each in contents) else "no start line"


def read_certificates(given: Sequence[ClientCertificate] | None) -> list[Certificate]:
    """What users give, read. Raises Error for what can't be, and FileNotFoundError."""
    read = [_read(dict(each)) for each in given or []]
    return [each for each in read if each is not None]


def certificate_for(certificates: Sequence[Certificate], url: httpx.URL) -> Certificate | None:
    """The one of exactly that origin."""
    return next((each for each in certificates if origin_key(httpx.URL(each.origin)) == origin_key(url)), None)


def _read(given: dict[str, Any]) -> Certificate | None:
    origin, passphrase = given.get("origin"), given.get("passphrase")
    cert, key, pfx = (_part(given, name) for name in ("cert", "key", "pfx"))
    if not origin:
        raise Error("clientCertificates.origin is required")
    if cert is key is pfx is None and passphrase is None:
        raise Error("None of cert, key, passphrase or pfx is specified")
    if pfx is not None and (cert or key):
        raise Error("pfx is specified together with cert, key or passphrase")
    if pfx is not None:
        raise NotSupportedError(
            "A client certificate as pfx",
            "Python's TLS reads PEM",
            "cert and key: `openssl pkcs12 -in client.pfx -out client.pem` writes both, for certPath and keyPath",
        )
    if (cert is None) != (key is None):
        raise Error("key is specified without cert" if cert is None else "cert is specified without key")
    return None if cert is None or key is None else Certificate(origin, cert, key, passphrase or "")


def _part(given: dict[str, Any], name: str) -> Path | bytes | None:
    """`cert` or `certPath`; a file is opened, so that one that can't be read is told of at once."""
    content, path = given.get(name), given.get(f"{name}Path")
    if content is not None or path is None:
        return content
    with Path(path).open("rb"):
        return Path(path)


@contextmanager
def _file(part: Path | bytes) -> Iterator[str]:
    """OpenSSL reads files; what is none becomes one for a moment, for nobody else to read."""
    if isinstance(part, Path):
        yield str(part)
        return
    number, name = tempfile.mkstemp(prefix="smooth-page-")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(part)
        yield name
    finally:
        os.unlink(name)
