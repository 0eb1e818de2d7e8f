"""localStorage and sessionStorage."""

from __future__ import annotations

import pytest

from smooth_page._async.page.page import Page
from smooth_page.errors import Error
from tests.web_server import WebServer


@pytest.mark.parametrize("area", ["local", "session"])
async def test_entries(page: Page, server: WebServer, area: str) -> None:
    await page.goto(server.empty)
    storage = page.local_storage if area == "local" else page.session_storage
    await storage.clear()
    assert await storage.items() == []
    await storage.set_item("a", "1")
    await storage.set_item("b", "2")
    assert sorted(await storage.items(), key=lambda item: item["name"]) == [
        {"name": "a", "value": "1"},
        {"name": "b", "value": "2"},
    ]
    assert await page.evaluate(f"{area}Storage.a") == "1"
    assert await storage.get_item("a") == "1"
    assert await storage.get_item("zz") is None
    await storage.remove_item("a")
    assert await storage.get_item("a") is None
    with pytest.raises(Error, match="value: expected string, got number"):
        await storage.set_item("a", 5)  # type: ignore[arg-type]


async def test_too_much(page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    with pytest.raises(Error, match=r"WebStorage.set_item: QuotaExceededError"):
        await page.local_storage.set_item("a", "x" * 6_000_000)


async def test_documents_without_storage(page: Page) -> None:
    await page.goto("data:text/html,x")
    with pytest.raises(Error, match=r"WebStorage.items: SecurityError"):
        await page.local_storage.items()
