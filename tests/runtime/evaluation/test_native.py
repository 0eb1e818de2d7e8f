"""Errors, programs and handles of evaluation, compared with native Playwright on the same page."""

from __future__ import annotations

import pytest
from playwright.async_api import Error as NativeError

from smooth_page._shared.wire.wire import from_wire
from tests.runtime.conftest import OperationFailed, Runtime

pytestmark = pytest.mark.usefixtures("same_window")

THROWN = [
    *("throw new Error('boom')", "throw new TypeError('te')", "throw 'text'", "throw 5", "throw {a: 1}", "throw null"),
    *("throw undefined", "throw new (class Foo extends Error {})('sub')", "throw new DOMException('dm', 'AbortError')"),
    *("throw Object.assign(new Error('m'), {name: 'Custom'})", "null.x", "throw new Error('two\\nlines')", "throw 10n"),
    *(
        "return Promise.reject(new Error('rejected'))",
        "return Promise.reject('text')",
        "throw document.body",
        "missing",
    ),
    *("throw new Error('')", "throw Symbol('s')", "throw [1]", "throw () => 1"),
]


async def test_errors(runtime: Runtime) -> None:
    """The first line is the same; of the frames below it, those of the user's code are, without its place in ours."""
    wrong = {}
    for thrown in THROWN:
        with pytest.raises(NativeError) as native:
            await runtime.page.evaluate(f"() => {{ {thrown} }}")
        with pytest.raises(OperationFailed) as ours:
            await runtime.run("evaluate", {"returns": "value"}, code=f"() => {{ {thrown} }}")
        assert ours.value.kind == "script"
        expected = native.value.message.removeprefix("Page.evaluate: ").split("\n    at ")[0]
        got = ours.value.info["message"].split("\n    at ")[0]
        if got != expected:
            wrong[thrown] = (got, expected)
    assert wrong == {}


PROGRAMS = [
    *("1 + 5;", "var a = 1; a + 1", "{a: 1}", "({a: 1})", "function f() { return 7; }", "() => 3", "async () => 4"),
    *(
        "let b = 2; b",
        "if (true) 'yes'; else 'no'",
        "// comment\n5",
        "  () => 6  ",
        "x => x === undefined",
        "throw new Error('e')",
    ),
    *(
        "async function () { return 8 }",
        "function () { return 9 }",
        "(function () { return 10 })",
        "class A {}; 11",
        "",
    ),
]


async def test_sources(runtime: Runtime) -> None:
    """Frames evaluate everything, and the main frame what is not an expression, with the same results as native Playwright."""
    wrong = {}
    for source in PROGRAMS:
        try:
            native = await runtime.page.evaluate(source)
        except NativeError as error:
            native = error.message.removeprefix("Page.evaluate: ").split("\n    at ")[0]
        try:
            ours = from_wire(await runtime.run("evaluate", {"returns": "value", "source": source, "arg": None}))
        except OperationFailed as error:
            ours = error.info["message"].split("\n    at ")[0]
        if ours != native:
            wrong[source] = (ours, native)
    assert wrong == {}


async def test_properties(runtime: Runtime) -> None:
    code = "() => ({a: 1, b: document.body, get c() { throw 1; }, [Symbol('s')]: 2, f() {}})"
    native = await (await runtime.page.evaluate_handle(code)).get_properties()
    handle = await runtime.run("evaluate", {"returns": "handle"}, code=code)
    ours = dict(await runtime.run("handle.properties", {"handle": handle}))
    assert list(ours) == list(native)
    assert ours["b"]["kind"] == "node"
    prop = await runtime.run("handle.property", {"handle": handle, "name": "missing"})
    assert prop["preview"] == "undefined"
    await runtime.run("handle.dispose", {"handles": [handle]})
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("handle.json", {"handle": handle})
    assert failed.value.kind == "detached"


async def test_a_frame_whose_policy_forbids_eval(runtime: Runtime) -> None:
    policy = "script-src 'none'; require-trusted-types-for 'script'"
    await runtime.page.route(
        "http://site.test/**",
        lambda route: route.fulfill(
            content_type="text/html",
            headers={"Content-Security-Policy": policy},
            body="<iframe src=/inner></iframe>" if route.request.url.endswith("test/") else "<p>inner</p>",
        ),
    )
    await runtime.page.goto("http://site.test/")
    await runtime.turn({"slice": 0})
    frame = [item for item in runtime.news if item["kind"] == "frames"][-1]["frames"][1]["id"]
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("evaluate", {"returns": "value", "source": "1 + 1"}, frame=frame)
    assert failed.value.kind == "csp"


async def test_wait_for_function(runtime: Runtime) -> None:
    await runtime.page.evaluate("setTimeout(() => { window.ready = {a: 1} }, 30)")
    handle = await runtime.run("waitForFunction", {"polling": "raf"}, code="window.ready")
    assert await runtime.run("handle.json", {"handle": handle}) == {"a": 1}
    counted = "() => (window.count = (window.count || 0) + 1) > 2 && Promise.resolve(window.count)"
    handle = await runtime.run("waitForFunction", {"polling": 1}, code=counted)
    assert handle["preview"] == "3"
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("waitForFunction", {"polling": "raf"}, code="() => false", timeout=60)
    assert failed.value.kind == "timeout"
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("waitForFunction", {"polling": "raf"}, code="() => { throw new Error('inside') }")
    assert failed.value.kind == "script"
