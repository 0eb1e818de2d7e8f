"""Pages that replaced the builtins, before the kernel came or after it."""

from __future__ import annotations

import pytest
from playwright.async_api import Route

from tests.runtime.conftest import Runtime

BROKEN = [
    *(f"Array.prototype.{name}" for name in ("map", "push", "filter", "includes", "slice", "concat", "find", "some")),
    *(f"Object.{name}" for name in ("keys", "entries", "assign", "defineProperty", "getOwnPropertyDescriptor")),
    *(f"String.prototype.{name}" for name in ("replace", "split", "trim", "slice", "includes", "startsWith")),
    *("JSON.stringify", "JSON.parse", "Promise.prototype.then", "Map.prototype.get", "Map.prototype.set"),
    *("Set.prototype.has", "RegExp.prototype.exec", "RegExp.prototype.test", "Math.min", "Math.max"),
    *("Function.prototype.call", "Function.prototype.apply", "Reflect.apply", "Reflect.ownKeys"),
    *("Element.prototype.getAttribute", "Document.prototype.querySelectorAll", "Node.prototype.contains"),
    *("console.log", "Array.from", "Array.isArray", "Number.isFinite", "Element.prototype.getBoundingClientRect"),
]
BREAK_ALL = "\n".join(
    [
        "const broken = () => { throw new Error('broken by the page'); };",
        *(f"{name} = broken;" for name in BROKEN),
        "Array.prototype[Symbol.iterator] = broken;",
        "Promise = Map = Set = WeakMap = Symbol = broken;",
    ]
)
HTML = "<button id=go class='a b'>Go</button>"


async def works(runtime: Runtime) -> None:
    assert await runtime.run("query.count", {"target": {"selector": 'internal:role=button[name="go"i]'}}) == 1
    assert await runtime.run("read", {"target": {"selector": "#go"}, "what": "attribute", "name": "class"}) == "a b"
    assert await runtime.run("evaluate", {"returns": "value"}, code="({a: [1, 'x', null]})") == {"a": [1, "x", None]}


async def test_broken_before(runtime: Runtime) -> None:
    await runtime.page.route("http://site.test/", lambda route: broken_page(route))
    await runtime.page.goto("http://site.test/")
    await works(runtime)


async def broken_page(route: Route) -> None:
    await route.fulfill(content_type="text/html", body=f"{HTML}<script>{BREAK_ALL}</script>")


async def test_broken_after(runtime: Runtime) -> None:
    await runtime.page.set_content(HTML)
    await works(runtime)
    await runtime.page.add_script_tag(content=BREAK_ALL)
    await works(runtime)


@pytest.mark.parametrize("name", ["Array.prototype.map", "JSON.stringify", "Object.keys"])
async def test_the_page_keeps_its_own(runtime: Runtime, name: str) -> None:
    await runtime.page.set_content(HTML)
    await runtime.page.add_script_tag(content=f"{name} = () => 'the page\\'s'")
    code = f"() => {name}()"
    assert await runtime.run("evaluate", {"returns": "value"}, code=code) == "the page's"
    assert await runtime.run("query.count", {"target": {"selector": "#go"}}) == 1
    assert await runtime.run("evaluate", {"returns": "value"}, code=code) == "the page's"


async def test_timers_of_the_page_may_be_fake(runtime: Runtime) -> None:
    await runtime.page.set_content(HTML)
    await runtime.page.add_script_tag(
        content="setTimeout = requestAnimationFrame = () => 0; performance.now = () => 0; Date.now = () => 0"
    )
    await runtime.run("wait.time", {"ms": 20})
    assert (
        await runtime.run("evaluate", {"returns": "value"}, code="() => document.querySelectorAll('iframe').length")
        == 1
    )
    frames = [item for item in runtime.news if item["kind"] == "frames"][-1]["frames"]
    assert len(frames) == 1


async def test_a_strict_policy_does_not_matter(runtime: Runtime) -> None:
    async def strict(route: Route) -> None:
        policy = "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'"
        await route.fulfill(content_type="text/html", headers={"Content-Security-Policy": policy}, body=HTML)

    await runtime.page.route("http://site.test/", strict)
    await runtime.page.goto("http://site.test/")
    await works(runtime)
    assert await runtime.run("evaluate", {"returns": "value", "arg": 4}, code="(x) => x + 1") == 5
