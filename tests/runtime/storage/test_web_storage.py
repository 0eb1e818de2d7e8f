"""Local and session storage."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import OperationFailed, Runtime, Serve


@pytest.mark.parametrize("area", ["local", "session"])
async def test_storage(runtime: Runtime, serve: Serve, area: str) -> None:
    await serve("/start", "x")
    await runtime.page.goto("http://site.test/start")
    for name, value in (("a", "1"), ("length", "2"), ("", "")):
        assert await runtime.run("storage.set", {"area": area, "name": name, "value": value}) is None
    assert await runtime.run("storage.get", {"area": area, "name": "a"}) == "1"
    assert await runtime.run("storage.get", {"area": area, "name": "none"}) is None
    items = await runtime.run("storage.all", {"area": area})
    assert sorted((item["name"], item["value"]) for item in items) == [("", ""), ("a", "1"), ("length", "2")]
    await runtime.run("storage.remove", {"area": area, "name": "a"})
    assert await runtime.page.evaluate(f"{area}Storage.getItem('a')") is None
    await runtime.run("storage.clear", {"area": area})
    assert await runtime.run("storage.all", {"area": area}) == []


async def test_where_there_is_none(runtime: Runtime) -> None:
    await runtime.page.goto("data:text/html,x")
    with pytest.raises(OperationFailed, match="SecurityError: Failed to read the 'localStorage' property"):
        await runtime.run("storage.get", {"area": "local", "name": "a"})


async def test_when_it_is_full(runtime: Runtime, serve: Serve) -> None:
    await serve("/start", "x")
    await runtime.page.goto("http://site.test/start")
    with pytest.raises(OperationFailed, match="QuotaExceededError"):
        await runtime.run("storage.set", {"area": "local", "name": "a", "value": "x" * 6_000_000})
