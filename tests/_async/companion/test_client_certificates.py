"""Pages show the client certificates of their context, which stay in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smooth_page import SmoothWarning
from smooth_page.async_api import Browser, Error
from tests.https_server import CLIENTS, HttpsServer


@pytest.fixture
def asking() -> Iterator[HttpsServer]:
    """A server that asks who its clients are."""
    started = HttpsServer(asks=True)
    yield started
    started.stop()


async def test_pages_show_one_to_its_origin_alone(companion_browser: Browser, asking: HttpsServer) -> None:
    cert, key = (str(CLIENTS / name) for name in ("client.pem", "client_key.pem"))
    own = {"origin": asking.cross_url, "certPath": cert, "keyPath": key, "passphrase": "opensesame"}
    context = await companion_browser.new_context(ignore_https_errors=True, client_certificates=[own])  # type: ignore[list-item]
    page = await context.new_page()
    await page.goto(asking.url)
    answer = await page.goto(asking.cross_url)
    assert answer is not None
    assert (answer.status, len(await answer.body())) == (200, 6)
    assert [name for name in asking.clients if name] == ["Alice"]
    asking.clients.clear()
    await context.route("**/*?made", lambda route: route.fulfill(body="made"))
    await context.route("**/next", lambda route: route.continue_())
    await context.unroute_all()
    assert await page.evaluate("fetch('/next').then((it) => it.status)") == 200
    await context.request.get(asking.cross_url)
    await page.goto(f"{asking.cross_url}?{asking.url}")  # which leads to the other origin
    assert page.url == asking.url
    assert asking.clients[:3] == ["Alice"] * 3
    assert set(asking.clients[3:]) == {None}
    asking.stop()
    with (
        pytest.warns(SmoothWarning, match="A request with a client certificate failed"),
        pytest.raises(Error, match="ERR_CONNECTION_FAILED"),
    ):
        await page.goto(asking.cross_url)
    await context.close()
