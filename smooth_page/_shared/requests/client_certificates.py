"""Client certificates of API requests, each for one origin."""

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
    """A certificate and its key, in PEM, as files or as their contents. Its repr shows nothing of them."""

    origin: str
    cert: Path | bytes = field(repr=False)
    key: Path | bytes = field(repr=False)
    passphrase: str = field(repr=False)

    def load(self, context: ssl.SSLContext) -> None:
        """Loads it into a TLS context. Raises Error when it is not a certificate with its key."""
        with _file(self.cert) as cert, _file(self.key) as key:
            try:
                # A function, because without a passphrase OpenSSL would ask for one in the terminal.
                context.load_cert_chain(cert, key, lambda: self.passphrase)
            except ssl.SSLError as error:
                raise Error(f"Client certificate for {self.origin}: {self._why(error)}") from None

    def _why(self, error: ssl.SSLError) -> str:
        """Returns OpenSSL's reason. Python leaves out some of them."""
        if error.reason and error.reason != "PEM_LIB":
            return error.reason.replace("_", " ").lower()
        contents = [each.read_bytes() if isinstance(each, Path) else each for each in (self.cert, self.key)]
        return "bad decrypt" if all(PEM in each for each in contents) else "no start line"


def read_certificates(given: Sequence[ClientCertificate] | None) -> list[Certificate]:
    """Reads the users' certificates. Raises Error for invalid ones, and FileNotFoundError."""
    read = [_read(dict(each)) for each in given or []]
    return [each for each in read if each is not None]


def certificate_for(certificates: Sequence[Certificate], url: httpx.URL) -> Certificate | None:
    """Returns the certificate for exactly that origin, or None."""
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
    """Returns `cert` or `certPath`. A file is opened, so that an unreadable one is reported at once."""
    content, path = given.get(name), given.get(f"{name}Path")
    if content is not None or path is None:
        return content
    with Path(path).open("rb"):
        return Path(path)


@contextmanager
def _file(part: Path | bytes) -> Iterator[str]:
    """Returns a file for OpenSSL, which reads files only. Contents are written to a temporary one that only this user
    can read.
    """
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
