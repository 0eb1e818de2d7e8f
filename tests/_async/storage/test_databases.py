"""IndexedDB in storage states of contexts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from smooth_page.async_api import Browser, BrowserContext, Error, NotSupportedError, Page
from tests.web_server import WebServer

MAKE = """value => new Promise((resolve, reject) => {
  const request = indexedDB.open("db", 42);
  request.onupgradeneeded = () => request.result.createObjectStore("store");
  request.onsuccess = () => {
    const put = request.result.transaction("store", "readwrite").objectStore("store").put(value, "bar");
    put.onsuccess = () => { request.result.close(); resolve(); };
    put.onerror = () => reject(put.error);
  };
})"""
READ = """new Promise((resolve, reject) => {
  const request = indexedDB.open("db");
  request.onsuccess = () => {
    const get = request.result.transaction("store").objectStore("store").get("bar");
    get.onsuccess = () => { request.result.close(); resolve(get.result); };
  };
  request.onerror = () => reject(request.error);
})"""


def database(value: Any) -> dict[str, Any]:
    records = [{"key": "bar", "value": value}]
    store = {"name": "store", "autoIncrement": False, "records": records, "indexes": []}
    return {"name": "db", "version": 42, "stores": [store]}


def origin(name: str, value: Any) -> dict[str, Any]:
    return {"origin": name, "localStorage": [], "indexedDB": [database(value)]}


async def test_a_state_goes_from_one_context_to_another(
    browser: Browser, context: BrowserContext, page: Page, server: WebServer, tmp_path: Path
) -> None:
    await page.goto(server.empty)
    await page.evaluate(MAKE, "foo")
    assert await context.storage_state() == {"cookies": [], "origins": []}
    state = await context.storage_state(indexed_db=True, path=tmp_path / "state.json")
    assert state == {"cookies": [], "origins": [origin(server.prefix, "foo")]}
    assert json.loads((tmp_path / "state.json").read_text()) == state
    assert await context.request.storage_state(indexed_db=True) == state
    other = await browser.new_context(storage_state=tmp_path / "state.json")
    fresh = await other.new_page()
    assert await other.storage_state(indexed_db=True) == state
    server.page("/early", f"<script>window.early = {READ}</script>")
    await fresh.goto(f"{server.prefix}/early")
    assert await fresh.evaluate("early") == "foo"
    # What scripts change is in the next state, also once the page is elsewhere.
    await fresh.evaluate(MAKE, "new")
    changed = await other.storage_state(indexed_db=True)
    assert changed["origins"] == [origin(server.prefix, "new")]
    await fresh.goto(f"{server.cross_prefix}/empty.html")
    await fresh.evaluate("localStorage.a = 1")
    here: Any = {"origin": server.cross_prefix, "localStorage": [{"name": "a", "value": "1"}]}
    assert (await other.storage_state())["origins"] == [here]
    origins = (await other.storage_state(indexed_db=True))["origins"]
    assert origins == [origin(server.prefix, "new"), {**here, "indexedDB": []}]
    await other.close()


async def test_another_state_in_its_place(context: BrowserContext, page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    await page.evaluate(MAKE, "old")
    state: Any = {"cookies": [], "origins": [origin(server.prefix, "new")]}
    await context.set_storage_state(state)
    assert await page.evaluate(READ) == "new"
    await context.set_storage_state({"cookies": [], "origins": []})
    assert await page.evaluate(READ) is None


async def test_what_can_not_be(browser: Browser, server: WebServer, context: BrowserContext) -> None:
    broken: Any = origin(server.prefix, "x")
    del broken["indexedDB"][0]["stores"][0]["records"][0]["key"]
    other = await browser.new_context(storage_state={"cookies": [], "origins": [broken]})
    with pytest.raises(Error, match=r"Page\.goto: Unable to restore IndexedDB: Failed to execute 'add'"):
        await (await other.new_page()).goto(server.empty)
    await other.close()
    with pytest.raises(NotSupportedError, match="it is not built yet"):
        await context.storage_state(opfs=True)
