"""Values on their way out of a page and into it, and what handles show, compared with native Playwright on the same page."""

from __future__ import annotations

import datetime
import math
import re
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.async_api import Error as NativeError

from smooth_page._shared.wire.wire import from_wire, to_wire
from smooth_page.errors import Error
from tests.runtime.conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

VALUES = [
    "undefined",
    "null",
    "[undefined, null, 1, 'x', true]",
    "({a: undefined, b: null})",
    "NaN",
    "[Infinity, -Infinity, -0, 0.1, 2 ** 53, 1e300]",
    "10n",
    "new Date(1e12)",
    "new URL('http://a.test/b?c#d')",
    "/a+b/gi",
    "new Map([[1, {a: 2}]])",
    "new Set([1, 2])",
    "({m: new Map(), s: new Set()})",
    "Symbol('x')",
    "[Symbol('x'), () => 1, class A {}]",
    "({f() {}, g: 1, s: Symbol('x')})",
    "document.body",
    "document",
    "window",
    "[document.body, {w: window, d: document, t: document.createTextNode('x')}]",
    "new Uint8Array([1, 2, 255])",
    "new Float64Array([1.5, -0])",
    "new Int16Array(new Int16Array([1, 2, 3]).buffer, 2, 1)",
    "new BigInt64Array([1n, -2n])",
    "new ArrayBuffer(3)",
    "new DataView(new ArrayBuffer(3))",
    "new Error('m')",
    "[new TypeError('t')]",
    "Object.create(null)",
    "Object.create({inherited: 1})",
    "new (class Foo { constructor() { this.a = 1; } get b() { return 2; } })",
    "({get a() { return 1; }, get b() { throw new Error('x'); }, c: 3})",
    "({toJSON() { return {json: 1}; }})",
    "({a: 1, toJSON: () => 'text'})",
    "({toJSON: 5})",
    "document.body.getBoundingClientRect()",
    "[new DOMPoint(1, 2), Object.create({toJSON: () => ({a: undefined, d: new Date(0)})})]",
    "new (class A { toJSON() { return this; } })",
    "new (class A { toJSON() { throw new Error('x'); } })",
    "new (class A { x = 1; toJSON() { return 5; } })",
    "[1, , 3]",
    "Object.assign([1], {extra: 2})",
    "new String('boxed')",
    "[new Number(1), new Boolean(true), Object(1n)]",
    "(function () { return arguments; })(1, 2)",
    "document.querySelectorAll('p')",
    "({'$': 1, a: 2})",
    "({'$': 'ref', id: 1})",
    "new Proxy({a: 1}, {})",
    "new Proxy([1], {})",
    "Promise.resolve({a: 1})",
    "(async () => 5)()",
    "({then: (done) => done('thenable')})",
    "({p: Promise.resolve(1)})",
    "new WeakMap()",
    "Math",
    "'\\u{1F600} \\ud800 text'",
    "'x'.repeat(100000).length",
    "new (class extends Array {})(1, 2)",
    "Object.defineProperty({a: 1}, 'hidden', {value: 2})",
    "Object.assign(new Error('m'), {extra: 1}).extra",
    "new Date(NaN).getTime()",
    "localStorage.length",
]


def plain(value: Any) -> Any:
    """Comparable across the two libraries' error classes, with NaN equal to itself."""
    if isinstance(value, (Error, NativeError)):
        return ["error", value.name, value.message]
    if isinstance(value, float):
        return repr(value) if math.isnan(value) or value == 0 else value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


async def site(runtime: Runtime) -> None:
    await runtime.page.route(
        "http://site.test/", lambda route: route.fulfill(content_type="text/html", body="<p>x</p>")
    )
    await runtime.page.goto("http://site.test/")


async def test_results(runtime: Runtime) -> None:
    await site(runtime)
    wrong = {}
    for code in VALUES:
        native = plain(await runtime.page.evaluate(f"() => ({code})"))
        ours = plain(from_wire(await runtime.run("evaluate", {"returns": "value"}, code=f"() => ({code})")))
        if ours != native:
            wrong[code] = (ours, native)
    assert wrong == {}


async def test_names_that_native_loses(runtime: Runtime) -> None:
    code = "() => [JSON.parse('{\"__proto__\": {\"a\": 1}}'), {[Symbol.toStringTag]: 'Date', b: 2}]"
    ours = from_wire(await runtime.run("evaluate", {"returns": "value"}, code=code))
    assert ours == [{"__proto__": {"a": 1}}, {"b": 2}]


async def test_cycles_and_shared_objects(runtime: Runtime) -> None:
    await site(runtime)
    code = "() => { const a = {b: []}; a.b.push(a, a.b); const s = {x: 1}; return {a, two: [s, s]}; }"
    native = await runtime.page.evaluate(code)
    ours = from_wire(await runtime.run("evaluate", {"returns": "value"}, code=code))
    for value in (native, ours):
        assert value["a"]["b"][0] is value["a"]
        assert value["a"]["b"][1] is value["a"]["b"]
        assert value["two"][0] is value["two"][1]


SHOW = """(value) => {
    const show = (value) => {
        if (Object.is(value, -0)) return '-0';
        if (typeof value === 'bigint') return value + 'n';
        if (typeof value !== 'object' || value === null) return String(value) + typeof value;
        const made = value.constructor.name;
        if (Array.isArray(value)) return made + '[' + value.map(show) + ']';
        if (made === 'Object') return '{' + Object.entries(value).map(([key, item]) => key + ':' + show(item)) + '}';
        if (value instanceof Date) return 'Date' + value.getTime();
        if (value instanceof Error) return value.name + value.message + typeof value.stack;
        return made + String(value) + (value instanceof window[made]);
    };
    return show(value);
}"""
SHARED: list[Any] = [1]
ARGUMENTS: list[Any] = [
    None,
    True,
    1,
    -0.0,
    math.inf,
    math.nan,
    0.1,
    2**60,
    "text",
    [1, [None]],
    {"a": {"b": [1]}},
    {"$": 1},
    {"a": SHARED, "b": SHARED},
    datetime.datetime(2020, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc),
    urlparse("http://a.test/b?c"),
    re.compile("a+", re.IGNORECASE),
    ValueError("wrong"),
    {"__proto__": {"a": 1}},
]


async def test_arguments(runtime: Runtime) -> None:
    native = {repr(argument): await runtime.page.evaluate(SHOW, argument) for argument in ARGUMENTS}
    ours = {}
    for argument in ARGUMENTS:
        params = {"returns": "value", "arg": to_wire(argument)}
        ours[repr(argument)] = await runtime.run("evaluate", params, code=SHOW)
    assert ours == native


async def test_arguments_belong_to_the_frame(runtime: Runtime) -> None:
    await runtime.page.set_content("<iframe></iframe>")
    await runtime.turn({"slice": 0})
    frame = [item for item in runtime.news if item["kind"] == "frames"][-1]["frames"][1]["id"]
    source = "(a) => [a instanceof Array, a[0] instanceof Date, a[1] instanceof RegExp, a[2] instanceof Object]"
    arg = to_wire([datetime.datetime.now(datetime.timezone.utc), re.compile("x"), {}])
    assert await runtime.run("evaluate", {"returns": "value", "source": source, "arg": arg}, frame=frame) == [True] * 4


HANDLES = [
    *("1", "'x'", "null", "undefined", "true", "-0", "NaN", "10n", "Symbol('x')", "() => 1", "class A {}"),
    *("({a: 1})", "[1, 2]", "new Map([[1, 2]])", "new Set()", "window", "new Date(0)", "/x/g", "Promise.resolve([1])"),
    *("new (class Foo {})", "new (class Foo extends Array {})(1, 2)", "new Uint8Array(3)", "new ArrayBuffer(3)"),
    *("new DataView(new ArrayBuffer(2))", "new WeakMap()", "new WeakSet()", "navigator", "Math", "new String('x')"),
    *("document.querySelectorAll('*')", "document.forms", "document.body.classList", "Object.create(null)"),
    *("(function () { return arguments; })(1)", "({[Symbol.toStringTag]: 'Tagged'})", "Object.assign([], {a: 1})"),
    *("(function* () {})()", "[1].values()", "new Map().entries()", "globalThis", "JSON", "new Int8Array(200)"),
    *("new RangeError('x').name", "new Event('x')", "document.styleSheets", "new URL('http://a')", "console"),
]


async def test_handles_show_what_they_are(runtime: Runtime) -> None:
    await runtime.page.set_content("<p class='a b'>x</p>")
    wrong = {}
    for code in HANDLES:
        native = str(await runtime.page.evaluate_handle(f"() => {code}" if code[0] != "(" else code))
        ours = await runtime.run("evaluate", {"returns": "handle"}, code=f"() => {code}" if code[0] != "(" else code)
        if ours["preview"] != native:
            wrong[code] = (ours["preview"], native)
    assert wrong == {}
