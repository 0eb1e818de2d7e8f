"""Values on their way to the page and back. The expectations are native Playwright's answers."""

from __future__ import annotations

import datetime
import math
import re
from typing import Any
from urllib.parse import urlparse

import pytest

from smooth_page._async.page.page import Page
from smooth_page.errors import Error

UTC = datetime.timezone.utc

SHOW = """value => {
  const show = x => x === null ? 'null'
    : typeof x !== 'object' ? `${typeof x}:${Object.is(x, -0) ? '-0' : x}`
    : x instanceof Date ? `Date:${x.toISOString()}`
    : x instanceof Error ? `Error:${x.name}:${x.message}`
    : x instanceof Uint8Array ? `Uint8Array:${[...x]}`
    : x instanceof RegExp || x instanceof URL ? `${x.constructor.name}:${x}`
    : `${x.constructor.name}:${JSON.stringify(x)}`;
  return show(value);
}"""


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same for all tests."""
    return module_page


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "null"),
        (True, "boolean:true"),
        (2**53 + 1, "number:9007199254740992"),
        (2**64, "number:18446744073709552000"),
        (2**100, "number:1.2676506002282294e+30"),
        (math.nan, "number:NaN"),
        (-math.inf, "number:-Infinity"),
        (-0.0, "number:-0"),
        ("\u2028\u00fc\U0001f600", "string:\u2028\u00fc\U0001f600"),
        (datetime.datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), "Date:2020-01-02T03:04:05.678Z"),
        (urlparse("http://a/b?c=d"), "URL:http://a/b?c=d"),
        (re.compile("a/b", re.I | re.M), r"RegExp:/a\/b/im"),
        (ValueError("boo"), "Error:ValueError:boo"),
        ((1, None), "Array:[1,null]"),
        ({1: {"$": "x"}}, 'Object:{"1":{"$":"x"}}'),
        (b"abc", "Uint8Array:97,98,99"),
    ],
    ids=repr,
)
async def test_arguments(page: Page, value: Any, shown: str) -> None:
    assert await page.evaluate(SHOW, value) == shown


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("undefined", None),
        ("2**60", 1152921504606847000),
        ("1.5", 1.5),
        ("-Infinity", -math.inf),
        ("2n**70n", 2**70),
        ("new Date(1234567890123)", datetime.datetime(2009, 2, 13, 23, 31, 30, 123000, UTC)),
        ("new URL('http://a/b?c=d#e')", urlparse("http://a/b?c=d#e")),
        (r"/a\/b/gims", re.compile(r"a\/b", re.I | re.M | re.S)),
        ("[1,,3]", [1, None, 3]),
        ("({a: undefined, b: 1, c() {}})", {"a": None, "b": 1, "c": None}),
        ("new Map([[1, 2]])", {}),
        ("Symbol('x')", None),
        ("() => () => 1", None),
        ("window", "ref: <Window>"),
        ("document", "ref: <Document>"),
        ("({d: document.body})", {"d": "ref: <Node>"}),
        ("new Uint8Array([1, 2])", [1, 2]),
        ("new Float32Array([1.5])", [1.5]),
        ("new ArrayBuffer(2)", {}),
        ("Promise.resolve(5)", 5),
        ("new (class Foo { a = 1 })", {"a": 1}),
        ("({get x() { throw new Error('no') }, y: 1})", {"y": 1}),
        ("({toJSON() { return 5 }, $: 1})", {"toJSON": {}, "$": 1}),
        ("const x = 5; x", 5),
        ("if (true) { 6 }", 6),
        ("({a: 1});", {"a": 1}),
        ("5 // five", 5),
        ("async function() { return 6 }", 6),
        ("\n () => 7 \n", 7),
        ("() => 9;", 9),
        ("", None),
    ],
)
async def test_results(page: Page, script: str, value: Any) -> None:
    assert await page.evaluate(script) == value


async def test_cycles_and_shared_objects(page: Page) -> None:
    result = await page.evaluate("() => { const a = {x: 1}; a.me = a; return [a, a] }")
    assert result[0] is result[1]
    assert result[0]["me"] is result[0]
    shared = [1]
    assert await page.evaluate("a => a[0] === a[1]", [shared, shared])
    loop: list[Any] = []
    loop.append(loop)
    assert await page.evaluate("a => a[0] === a", loop)


async def test_errors_keep_name_and_stack(page: Page) -> None:
    error = await page.evaluate("Object.assign(new Error('boo'), {name: 'Foo'})")
    assert isinstance(error, Error)
    assert (error.message, error.name) == ("boo", "Foo")
    assert "boo" in (error.stack or "")


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("() => { throw new TypeError('boo') }", "Page.evaluate: TypeError: boo\n    at "),
        ("() => { throw 'str' }", "Page.evaluate: str"),
        ("() => { throw null }", "Page.evaluate: null"),
        ("Promise.reject(new Error('no'))", "Page.evaluate: Error: no"),
        ("no_such_thing", "Page.evaluate: ReferenceError: no_such_thing is not defined"),
        ("((", "Page.evaluate: SyntaxError: "),
        ("return 5", "Page.evaluate: SyntaxError: Illegal return statement"),
    ],
)
async def test_scripts_that_throw(page: Page, script: str, message: str) -> None:
    with pytest.raises(Error) as caught:
        await page.evaluate(script)
    assert str(caught.value).startswith(message)
    assert await page.evaluate("1") == 1


async def test_arguments_that_cannot_be_sent(page: Page) -> None:
    with pytest.raises(Error, match=r"Attempting to serialize unexpected value: {1}"):
        await page.evaluate("a => a", {1})


async def test_how_often_a_function_is_asked(page: Page) -> None:
    for polling in (0, -5):
        message = f"^Page.wait_for_function: Cannot poll with non-positive interval: {polling}$"
        with pytest.raises(Error, match=message):
            await page.wait_for_function("true", polling=polling)
    with pytest.raises(Error, match=r"^Unknown polling option: mutation$"):
        await page.wait_for_function("true", polling="mutation")  # type: ignore[arg-type]
    await page.wait_for_function("true", polling=0.5)
