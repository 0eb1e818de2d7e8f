"""Pages that replaced the builtins, before the kernel came or after it."""

from __future__ import annotations

import pytest
from playwright.async_api import Route

from tests.runtime.conftest import OperationFailed, Runtime

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


async def works(runtime: Runtime, frame: str = "main") -> None:
    assert (
        await runtime.run("query.count", {"target": {"selector": 'internal:role=button[name="go"i]'}}, frame=frame) == 1
    )
    read = {"target": {"selector": "#go"}, "what": "attribute", "name": "class"}
    assert await runtime.run("read", read, frame=frame) == "a b"
    assert await runtime.run("evaluate", {"returns": "value"}, code="({a: [1, 'x', null]})") == {"a": [1, "x", None]}


async def test_broken_before(runtime: Runtime) -> None:
    await runtime.page.route("http://site.test/", lambda route: page(route, f"{HTML}<script>{BREAK_ALL}</script>"))
    await runtime.page.goto("http://site.test/")
    await works(runtime)


async def page(route: Route, body: str) -> None:
    await route.fulfill(content_type="text/html", body=body)


async def test_broken_after(runtime: Runtime) -> None:
    await runtime.page.set_content(HTML)
    await works(runtime)
    await runtime.page.add_script_tag(content=BREAK_ALL)
    await works(runtime)


async def test_a_slice_ends_where_a_page_has_broken_builtins(runtime: Runtime) -> None:
    await runtime.page.set_content(HTML)
    await works(runtime)
    await runtime.page.add_script_tag(content=BREAK_ALL)
    command = runtime.command("evaluate", {"returns": "value"})
    reply = await runtime.turn({"start": [command], "slice": 20}, code="() => ({ then() {} })")
    assert [outcome["status"] for outcome in reply["outcomes"]] == ["pending"]


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
    assert await runtime.run("evaluate", {"returns": "value"}, code="document.querySelectorAll('iframe').length") == 0
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("evaluate", {"returns": "value"}, code="() => new Promise(() => {})", timeout=50)
    assert failed.value.kind == "timeout"


async def test_names_that_scripts_shadow(runtime: Runtime) -> None:
    names = "Array Map Set URL Node Object String Number JSON Math Error Symbol WeakMap Promise MutationObserver Element Event"
    shadow = "".join(f"const {name} = 'the page\\'s';" for name in names.split()) + "let kernel = 1;"
    await runtime.page.route("http://site.test/", lambda route: page(route, f"{HTML}<script>{shadow}</script>"))
    await runtime.page.goto("http://site.test/")
    await works(runtime)
    assert await runtime.run("evaluate", {"returns": "value"}, code="[URL, kernel]") == ["the page's", 1]


GETTERS = """
const broken = { get() { throw new Error('broken by the page'); }, configurable: true };
for (const [owner, names] of [
    [Node, 'childNodes nodeType ownerDocument parentNode textContent isConnected'],
    [Element, 'children localName shadowRoot namespaceURI attributes'],
    [HTMLElement, 'innerText'],
    [Document, 'defaultView documentElement body'],
]) for (const name of names.split(' ')) Object.defineProperty(owner.prototype, name, broken);
Object.defineProperty(Array.prototype, 'map', broken);
Element.prototype.getAttribute = Node.prototype.contains = Document.prototype.querySelectorAll = broken.get;
"""


async def test_broken_getters(runtime: Runtime) -> None:
    await runtime.page.set_content(HTML)
    await works(runtime)
    await runtime.page.add_script_tag(content=GETTERS)
    await works(runtime)


CHANGING = """
globalThis.reads = 0;
for (const [owner, name] of [[Array.prototype, 'map'], [Element.prototype, 'getAttribute'], [Document.prototype, 'querySelectorAll']]) {
  const native = owner[name];
  const get = () => (++reads % 2 ? native : () => { throw new Error('broken by the page'); });
  Object.defineProperty(owner, name, { get, configurable: true });
}
Object.defineProperty(Error, 'prepareStackTrace', { get() { reads++; }, configurable: true });
"""


async def test_getters_that_return_the_browsers_own_now_and_then(runtime: Runtime) -> None:
    await runtime.page.set_content(HTML)
    await works(runtime)
    await runtime.page.add_script_tag(content=CHANGING)
    await works(runtime)
    assert await runtime.page.evaluate("reads") == 0


async def test_broken_getters_before(runtime: Runtime) -> None:
    await runtime.page.route("http://site.test/", lambda route: page(route, f"{HTML}<script>{GETTERS}</script>"))
    await runtime.page.goto("http://site.test/")
    await works(runtime)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_broken_frame(runtime: Runtime, when: str) -> None:
    await runtime.page.set_content(f'<iframe srcdoc="{HTML}"></iframe>')
    frame = runtime.page.frames[1]
    await frame.wait_for_selector("#go")
    if when == "after":
        await runtime.turn({"slice": 0})
    await runtime.page.evaluate("script => { frames[0].eval(script); }", GETTERS)
    await works(runtime, (await frame_ids(runtime))[1])


async def frame_ids(runtime: Runtime) -> list[str]:
    await runtime.turn({"slice": 0})
    return [frame["id"] for frame in [item for item in runtime.news if item["kind"] == "frames"][-1]["frames"]]


# What zone.js does: patches that hide their source behind Function.prototype.toString, and look native.
ZONE = """
const nativeToString = Function.prototype.toString;
const originals = new Map();
window.patched = [];
for (const [owner, name] of [[window, 'setTimeout'], [EventTarget.prototype, 'addEventListener'], [Array.prototype, 'map']]) {
    const original = owner[name];
    owner[name] = function () { patched.push(name); return original.apply(this, arguments); };
    originals.set(owner[name], original);
}
Function.prototype.toString = function () { return nativeToString.call(originals.get(this) ?? this); };
originals.set(Function.prototype.toString, nativeToString);
"""


async def test_patches_in_disguise(runtime: Runtime) -> None:
    await runtime.page.route("http://site.test/", lambda route: page(route, f"{HTML}<script>{ZONE}</script>"))
    await runtime.page.goto("http://site.test/")
    await works(runtime)
    await runtime.run("wait.time", {"ms": 1})
    assert await runtime.run("evaluate", {"returns": "value"}, code="patched") == []


async def test_globals_that_cannot_be_changed(runtime: Runtime) -> None:
    freeze = "for (const owner of [Array, Object, String, Map, Element, Node, EventTarget]) Object.freeze(owner.prototype); Object.freeze(console)"
    await runtime.page.route("http://site.test/", lambda route: page(route, f"{HTML}<script>{freeze}</script>"))
    await runtime.page.goto("http://site.test/")
    await works(runtime)


async def test_a_strict_policy_does_not_matter(runtime: Runtime) -> None:
    async def strict(route: Route) -> None:
        policy = "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'"
        await route.fulfill(content_type="text/html", headers={"Content-Security-Policy": policy}, body=HTML)

    await runtime.page.route("http://site.test/", strict)
    await runtime.page.goto("http://site.test/")
    await works(runtime)
    assert await runtime.run("evaluate", {"returns": "value", "arg": 4}, code="(x) => x + 1") == 5
