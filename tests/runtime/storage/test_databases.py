"""Databases of storage states, compared with those that native Playwright writes and reads."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import OperationFailed, Runtime, Serve

ORIGIN = "http://site.test"
OPEN = """
  const open = (name, version, make) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => make(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const over = (transaction) => new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
"""
FILL = f"""async () => {{
  {OPEN}
  const db = await open("rich", 3, (db) => {{
    const inline = db.createObjectStore("inline", {{ keyPath: "id", autoIncrement: true }});
    inline.createIndex("byName", "name", {{ unique: true }});
    inline.createIndex("byTags", "tags", {{ multiEntry: true }});
    inline.createIndex("byBoth", ["a.b", "c"]);
    db.createObjectStore("paths", {{ keyPath: ["x", "y.z"] }});
    db.createObjectStore("auto", {{ autoIncrement: true }});
    db.createObjectStore("out");
    db.createObjectStore("empty");
  }});
  const transaction = db.transaction(["inline", "paths", "auto", "out"], "readwrite");
  const [inline, paths, auto, out] = ["inline", "paths", "auto", "out"].map((name) => transaction.objectStore(name));
  inline.put({{ name: "n", tags: ["p", "q"], a: {{ b: 1 }}, c: 2 }});
  inline.put({{ name: "d", when: new Date(1e12), id: 7 }});
  paths.put({{ x: 1, y: {{ z: 2 }} }});
  auto.put("one"); auto.put("nine", 9);
  for (const key of [1.5, -Infinity, new Date(5), [1, "x", [new Date(6)]], new Uint8Array([9, 8])]) out.put("v", key);
  const shared = {{ q: 1 }}, self = new Map();
  self.set("me", self).set(shared, new Set([shared]));
  const values = {{
    text: "foo", nothing: null, missing: undefined, yes: true, nan: NaN, far: -Infinity, big: 10n, date: new Date(7),
    pattern: /x\\/y/gi, bytes: new Uint8Array([1, 2, 3, 4]).subarray(1, 3), floats: new Float64Array([1.5]),
    bigs: new BigUint64Array([1n]), buffer: new Int16Array([7]).buffer, error: new RangeError("boom"), plain: [1, [2], {{}}],
    deep: {{ date: new Date(8), gone: undefined, list: [undefined, -0] }}, again: [shared, shared, undefined], self,
    blob: new Blob(["x"]), twice: [shared, shared], tagged: {{ v: "v", o: 1, d: "x" }},
  }};
  for (const [key, value] of Object.entries(values)) out.put(value, key);
  await over(transaction);
  db.close();
  (await open("nothing in it", 1, () => {{}})).close();
}}"""


async def visit(runtime: Runtime, serve: Serve) -> None:
    await serve("/start", "x")
    await runtime.page.goto(f"{ORIGIN}/start")


async def native_state(runtime: Runtime) -> list[dict[str, Any]]:
    state: Any = await runtime.page.context.storage_state(indexed_db=True)
    return next((origin["indexedDB"] for origin in state["origins"] if origin["origin"] == ORIGIN), [])


async def test_they_are_written_as_playwright_does(runtime: Runtime, serve: Serve) -> None:
    await visit(runtime, serve)
    assert await runtime.run("databases.read") == []
    await runtime.page.evaluate(FILL)
    assert await runtime.run("databases.read") == await native_state(runtime)


async def test_each_reads_what_the_other_wrote(runtime: Runtime, serve: Serve) -> None:
    await visit(runtime, serve)
    await runtime.page.evaluate(FILL)
    written = await runtime.run("databases.read")
    await runtime.page.evaluate("""async () => {
        for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    }""")
    await runtime.run("databases.give", {"databases": written, "clear": False})
    blob = next(each for each in written[1]["stores"][3]["records"] if each.get("key") == "blob")
    assert blob.pop("valueEncoded") == {"o": [], "id": 1}
    blob["value"] = {}
    assert await native_state(runtime) == written
    assert await runtime.page.evaluate(f"""async () => {{
        {OPEN}
        const db = await open("rich");
        const store = db.transaction("out").objectStore("out");
        const get = (key) => new Promise((resolve) => {{
          store.get(key).onsuccess = ({{ target }}) => resolve(target.result);
        }});
        const deep = await get("deep"), self = await get("self"), error = await get("error");
        const inner = [...self.keys()][1];
        db.close();
        return [
          Object.is(deep.list[1], -0), deep.date.getTime(), "gone" in deep, self.get("me") === self,
          self.get(inner).has(inner), error instanceof RangeError, error.message, [...await get("bytes")], await get("big"),
        ];
    }}""") == [True, 8, True, True, True, True, "boom", [2, 3], 10]  # fmt: skip
    browser = runtime.page.context.browser
    assert browser
    state: Any = {"cookies": [], "origins": [{"origin": ORIGIN, "localStorage": [], "indexedDB": written}]}
    other = await browser.new_context(storage_state=state)
    again: Any = await other.storage_state(indexed_db=True)
    await other.close()
    assert again["origins"] == state["origins"]


async def test_what_json_can_not_hold_is_kept(runtime: Runtime, serve: Serve) -> None:
    """Where Playwright's files lose something, ours don't."""
    await visit(runtime, serve)
    await runtime.page.evaluate(f"""async () => {{
        {OPEN}
        const db = await open("db", 1, (db) => db.createObjectStore("store"));
        const transaction = db.transaction("store", "readwrite");
        const self = {{}};
        self.self = self;
        const values = [-0, new Date(NaN), self, JSON.parse('{{"__proto__": 1}}'), "\\ud800"];
        values.forEach((value, at) => transaction.objectStore("store").put(value, at));
        await over(transaction);
        db.close();
    }}""")
    (written,) = await runtime.run("databases.read")
    assert [list(record.values())[1] for record in written["stores"][0]["records"]] == [
        {"v": "-0"},
        {"d": None},
        {"o": [{"k": "self", "v": {"ref": 1}}], "id": 1},
        {"o": [{"k": "__proto__", "v": 1}], "id": 1},
        "\ud800",
    ]
    await runtime.run("databases.give", {"databases": [{**written, "version": 2}], "clear": False})
    assert await runtime.run("databases.read") == [{**written, "version": 2}]


async def test_while_scripts_have_them_open(runtime: Runtime, serve: Serve) -> None:
    await visit(runtime, serve)
    await runtime.page.evaluate(FILL)
    await runtime.page.evaluate(f"async () => {{ {OPEN} window.held = await open('rich'); }}")
    written = await runtime.run("databases.read")
    rich = next(each for each in written if each["name"] == "rich")
    for store in rich["stores"]:
        store["records"] = store["records"][:1]
    await runtime.run("databases.give", {"databases": [rich], "clear": False})
    assert await runtime.run("databases.read") == written
    await runtime.run("databases.give", {"databases": [], "clear": True})
    stores = {
        (store["name"], len(store["records"]))
        for each in await runtime.run("databases.read")
        for store in each["stores"]
    }
    assert stores == {(name, 0) for name in ("inline", "paths", "auto", "out", "empty")}
    with pytest.raises(OperationFailed, match="script: Unable to restore IndexedDB: scripts of the page hold"):
        await runtime.run("databases.give", {"databases": [{**rich, "version": 4}], "clear": False})


async def test_what_is_no_database(runtime: Runtime, serve: Serve) -> None:
    await visit(runtime, serve)
    store = {"name": "s", "autoIncrement": False, "indexes": [], "records": [{"value": 1}]}
    databases = [{"name": "db", "version": 1, "stores": [store]}]
    with pytest.raises(
        OperationFailed, match="Unable to restore IndexedDB: Failed to execute 'add' on 'IDBObjectStore'"
    ):
        await runtime.run("databases.give", {"databases": databases, "clear": False})
