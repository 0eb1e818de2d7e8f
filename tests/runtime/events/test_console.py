"""Console messages, compared with those that native Playwright reports for the same page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.runtime.conftest import Watched

WRITTEN = {
    "values": "console.log('a', 1, null, undefined, true, -0, NaN, 10n, Symbol('q'), function foo() { return 1 })",
    "formats": "console.log('hi %s and %d %o', 'x', 3, {a: 1}, 'extra'); console.log('%c red', 'color: red')",
    "objects": "console.log({a: 1, b: 'x', c: {d: 1}, e: [1, 2], f: 6, g: 7}, {}, Object.create(null), new (class Foo {}))",
    "more objects": "console.log({f() {}, a: 1, [Symbol.iterator]: 3}, Object.defineProperty({}, 'h', {value: 1}), {['a b']: 1})",
    "getters": "console.log({get a() { return 1 }, set b(v) {}, [Symbol('k')]: 1})",
    "special members": "console.log({a: -0, b: NaN, c: 1n, d: '', e: Symbol('k')}, {a: document.body, b: window, c: document})",
    "arrays": "console.log([1, [2], {a: 1}, 'x', () => 1], [, 1], [1, , , 2], [], [document.body, null])",
    "long array": "console.log(Array(300).fill(1))",
    "long text": "console.log({a: 'a long string '.repeat(20)}, 'a long string '.repeat(20))",
    "classes": "console.log(new Date(0), /x/g, new Map([[1, 2]]), new Set([1]), new URL('http://a/'), Promise.resolve(1))",
    "bytes": "console.log(new Uint8Array([1, 2]), new ArrayBuffer(4), {a: new Uint8Array(2)}, new WeakMap())",
    "boxed": "console.log(new String('x'), new Number(1), Object(1n))",
    "nodes": "console.log(document, document.body, document.createTextNode('x'), document.querySelectorAll('*'), window)",
    "error": "console.log(Object.assign(new RangeError('x'), {stack: 'RangeError: x\\n    at here'}))",
    "nothing": "console.log(); console.dir(); console.table(); console.error(); console.log('')",
    "kinds": "for (const k of ['debug', 'info', 'warn', 'error', 'dir', 'dirxml', 'table']) console[k]('x', {a: 1})",
    "trace": "console.trace('here'); console.trace()",
    "assert": "console.assert(false, 'asserted %s', 2); console.assert(true, 'no'); console.assert(0)",
    "groups": "console.group('g'); console.groupCollapsed('c', 1); console.group(); console.groupEnd(); console.groupEnd('x')",
    "count": "console.count(); console.count('l'); console.count(); console.countReset('l'); console.countReset('no'); console.count('l')",
    "time": "console.time('t'); console.time('t'); console.timeLog('t', 'x'); console.timeEnd('t'); console.timeEnd('t')",
    "clear": "console.clear()",
    "called oddly": "console.log.call(null, 'called'); console.log.apply(console, ['applied']); [1].forEach(console.log)",
}


def comparable(text: str) -> str:
    return re.sub(r"[\d.]+ ms", "0 ms", text)


async def test_messages_are_native_ones(watched: Watched) -> None:
    native: list[tuple[str, str, int]] = []
    watched.page.on(
        "console", lambda message: native.append((message.type, comparable(message.text), len(message.args)))
    )
    await watched.observe("console")
    different = {}
    for case, script in WRITTEN.items():
        before = len(native)
        await watched.page.evaluate(f"() => {{ {script} }}")
        await watched.page.evaluate("1")
        reported = await watched.reported("console", len(native))
        ours = [(item["type"], comparable(item["text"]), len(item["args"])) for item in reported]
        if ours[before:] != native[before:]:
            different[case] = {"native": native[before:], "ours": ours[before:]}
    assert different == {}


async def test_where_it_was_written(watched: Watched) -> None:
    watched.pages["/script"] = "<script>\nfunction write() {\n  console.log('here');\n}\n</script>"
    native: list[Any] = []
    await watched.goto("/script")
    watched.page.on("console", lambda message: native.append(message.location))
    await watched.page.evaluate("write()")
    await watched.observe("console")
    await watched.page.evaluate("write()")
    location = (await watched.reported("console"))[0]["location"]
    assert location == {name: native[0][name] for name in ("url", "line", "column")}


async def test_arguments_are_handles(watched: Watched) -> None:
    await watched.observe("console")
    await watched.page.evaluate("console.log({a: 1})")
    (message,) = await watched.reported("console")
    assert message["args"][0]["$"] == "handle"
    assert await watched.runtime.run("handle.json", {"handle": message["args"][0]}) == {"a": 1}
    assert message["timestamp"] == pytest.approx(await watched.page.evaluate("Date.now()"), abs=10_000)


async def test_wrappers_look_native_and_are_asked_for(watched: Watched) -> None:
    look = "[console.log.name, console.log.toString().includes('[native code]'), Object.keys(console).includes('log')]"
    before = await watched.page.evaluate("window.log = console.log")
    await watched.runtime.turn({"slice": 0}, chunks=("core", "observe"))
    assert await watched.page.evaluate("log === console.log")
    await watched.observe("console")
    assert await watched.page.evaluate(look) == ["log", True, True]
    del before


async def test_frames_are_watched_from_their_first_script_on(watched: Watched) -> None:
    watched.pages["/frame"] = "<script>console.log('first script of ' + location.pathname + location.search)</script>"
    await watched.observe("console")
    await watched.page.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'), {src: '/frame'}))"
    )
    assert (await watched.reported("console"))[0]["text"] == "first script of /frame"
    watched.pages["/frame?2"] = watched.pages["/frame"]
    await watched.page.evaluate("frames[0].location.href = '/frame?2'")
    reported = await watched.reported("console", 2)
    assert reported[1]["text"] == "first script of /frame?2"
    frames = [item for item in watched.runtime.news if item["kind"] == "frames"][-1]["frames"]
    assert reported[0]["frame"] == reported[1]["frame"] == frames[1]["id"]


BREAK = """
const broken = () => { throw new Error('broken') };
Array.prototype.map = Array.prototype.push = Array.prototype.join = Map.prototype.get = broken;
Function.prototype.call = Function.prototype.apply = Reflect.apply = Object.assign = broken;
Error.captureStackTrace = Error.prepareStackTrace = broken; Error.stackTraceLimit = 0;
Array.prototype[Symbol.iterator] = String.prototype.split = broken;
"""


async def test_a_broken_page_still_logs(watched: Watched) -> None:
    await watched.observe("console")
    code = f"() => {{ {BREAK} console.log('works', [1]); }}"
    await watched.runtime.run("evaluate", {"returns": "value"}, code=code)
    assert (await watched.reported("console"))[0]["text"] == "works [1]"


async def test_no_longer_observed(watched: Watched) -> None:
    await watched.observe("console")
    await watched.page.evaluate("console.log(1)")
    await watched.reported("console")
    await watched.observe()
    await watched.page.evaluate("console.log(2)")
    await watched.look()
    assert [item["text"] for item in watched.runtime.news if item["kind"] == "console"] == ["1"]
