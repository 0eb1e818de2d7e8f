"""Certificates with which API requests say who they are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smooth_page._shared.api.structures import ClientCertificate
from smooth_page.async_api import Error, NotSupportedError, Playwright
from tests.https_server import CLIENTS, HttpsServer

CERT, KEY, STRANGER = (CLIENTS / name for name in ("client.pem", "client_key.pem", "stranger.pem"))
PASSPHRASE = "opensesame"


@pytest.fixture(scope="module")
def asking() -> Iterator[HttpsServer]:
    """A server that asks who its clients are."""
    started = HttpsServer(asks=True)
    yield started
    started.stop()


@pytest.fixture
def nothing_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No temporary file is there after the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert list(tmp_path.iterdir()) == []


def by_path(origin: str, **more: Any) -> ClientCertificate:
    return ClientCertificate(origin=origin, certPath=CERT, keyPath=str(KEY), passphrase=PASSPHRASE, **more)


@pytest.mark.both_apis
async def test_one_is_shown_to_its_origin_alone(playwright: Playwright, asking: HttpsServer) -> None:
    request = await playwright.request.new_context(
        ignore_https_errors=True, client_certificates=[by_path(f"{asking.cross_url}any/path")]
    )
    asking.clients.clear()
    for url in (asking.cross_url, asking.url, f"{asking.url}?{asking.cross_url}", f"{asking.cross_url}?{asking.url}"):
        await request.get(url)
    assert asking.clients == ["Alice", None, None, "Alice", "Alice", None]
    await request.dispose()


@pytest.mark.usefixtures("nothing_left")
async def test_one_as_bytes(playwright: Playwright, asking: HttpsServer) -> None:
    certificate = ClientCertificate(
        origin=asking.url, cert=CERT.read_bytes(), key=KEY.read_bytes(), passphrase=PASSPHRASE
    )
    request = await playwright.request.new_context(ignore_https_errors=True, client_certificates=[certificate])
    asking.clients.clear()
    await request.get(asking.url)
    assert asking.clients == ["Alice"]
    assert PASSPHRASE not in repr(request._sender.options)
    assert "BEGIN" not in repr(request._sender.options)
    await request.dispose()


@pytest.mark.both_apis
async def test_a_stranger(playwright: Playwright, asking: HttpsServer) -> None:
    certificate = ClientCertificate(origin=asking.url, certPath=STRANGER, keyPath=STRANGER)
    request = await playwright.request.new_context(ignore_https_errors=True, client_certificates=[certificate])
    with pytest.raises(Error, match=r"APIRequestContext\.get: .*alert unknown ca"):
        await request.get(asking.url, max_retries=1)
    await request.dispose()


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"passphrase": "wrong-one"}, "bad decrypt"),
        ({"passphrase": None}, "bad decrypt"),
        ({"keyPath": STRANGER}, "key values mismatch"),
        ({"certPath": None, "cert": b"nothing"}, "no start line"),
    ],
)
async def test_what_can_not_be_read(
    playwright: Playwright, asking: HttpsServer, change: dict[str, Any], words: str
) -> None:
    certificate: Any = by_path(asking.url) | change
    request = await playwright.request.new_context(ignore_https_errors=True, client_certificates=[certificate])
    with pytest.raises(Error, match=rf"APIRequestContext\.get: Client certificate for .*: {words}") as failure:
        await request.get(asking.url)
    assert "wrong-one" not in str(failure.value)
    assert "nothing" not in str(failure.value)
    await request.dispose()


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ({"certPath": CERT, "keyPath": KEY}, "clientCertificates.origin is required"),
        ({"origin": "https://a"}, "None of cert, key, passphrase or pfx is specified"),
        ({"origin": "https://a", "certPath": CERT}, "cert is specified without key"),
        ({"origin": "https://a", "key": b"x"}, "key is specified without cert"),
        ({"origin": "https://a", "pfx": b"x", "cert": b"x"}, "pfx is specified together with cert, key or passphrase"),
    ],
)
async def test_what_is_no_certificate(playwright: Playwright, certificate: Any, words: str) -> None:
    with pytest.raises(Error, match=rf"^APIRequest\.new_context: {words}$"):
        await playwright.request.new_context(client_certificates=[certificate])


async def test_files(playwright: Playwright) -> None:
    with pytest.raises(FileNotFoundError):
        await playwright.request.new_context(
            client_certificates=[{"origin": "https://a", "certPath": "/not/here", "keyPath": KEY}]
        )
    with pytest.raises(NotSupportedError, match="openssl pkcs12"):
        await playwright.request.new_context(client_certificates=[{"origin": "https://a", "pfxPath": CERT}])
