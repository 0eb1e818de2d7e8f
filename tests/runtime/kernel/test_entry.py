"""Where the kernel stands in a page, and what scripts of the page can make of it."""

from __future__ import annotations

from typing import Any

from tests.runtime.conftest import Runtime

NAME = Runtime.ENTRY.name


async def seen(runtime: Runtime, code: str) -> Any:
    """What a script of the page finds out."""
    await runtime.page.add_script_tag(content=f"window.found = (() => {{ {code} }})()")
    return await runtime.page.evaluate("window.found")


async def test_scripts_can_neither_use_nor_replace_it(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>text</p>")
    await runtime.turn({"slice": 0, "settings": {"testIdAttribute": "data-secret"}})
    described = f"Object.getOwnPropertyDescriptor(window, '{NAME}')"
    assert await seen(
        runtime, f"const {{ value, ...rest }} = {described}; return [typeof value, value.length, value(), rest]"
    ) == ["function", 1, None, {"writable": False, "enumerable": False, "configurable": False}]
    assert (
        await seen(
            runtime, f"try {{ delete window.{NAME}; window.{NAME} = 1 }} catch {{}}; return typeof window.{NAME}"
        )
        == "function"
    )
    assert "data-secret" not in await seen(
        runtime,
        f"const all = []; for (let at = {described}.value; at; at = Object.getPrototypeOf(at)) "
        "for (const key of Reflect.ownKeys(at)) { try { all.push(String(at[key])) } catch {} } return all.join()",
    )
    assert await runtime.run("query.count", {"target": {"selector": "p"}}) == 1


INHERITED = """
window.seen = [];
for (const name of ["makers", "family", "proof", "settings", "then", "routes", "extraHeaders", "observe", "core",
  "start", "ack", "popups", "interceptor", "downloads", "adoptClock", "toJSON", "get", "value"])
  Object.defineProperty(Object.prototype, name, { configurable: true,
    get() { seen.push(name); return undefined }, set(value) { seen.push(name) } });
"""


async def test_what_objects_inherit_reveals_nothing(runtime: Runtime) -> None:
    await runtime.page.set_content(f"<script>{INHERITED}</script><button>Go</button>")
    settings = {"extraHeaders": [["authorization", "secret"]]}
    await runtime.run("click", {"target": {"selector": "button"}}, settings=settings)
    await runtime.run("query.count", {"target": {"selector": "button"}})
    answer = await (await runtime._devtools()).send(
        "Runtime.evaluate", {"expression": "`${seen.join()}, ${'makers' in {}}`", "returnByValue": True}
    )
    assert answer["result"]["value"] == ", true"  # what the page put there is there again


async def test_functions_that_are_called_do_not_see_the_caller(runtime: Runtime) -> None:
    await runtime.page.set_content("<button>Go</button>")
    await runtime.page.add_script_tag(
        content="""
        window.callers = [];
        function listener() {
          for (let at = listener.caller; at; at = at.caller) callers.push(String(at));
          Error.prepareStackTrace = (_, sites) => sites.map((site) => String(site.getFunction()));
          callers.push(...new Error().stack.slice(1));
        }
        document.querySelector("button").addEventListener("click", listener);
        """
    )
    await runtime.run("click", {"target": {"selector": "button"}})
    callers = await runtime.page.evaluate("window.callers")
    assert callers
    assert [text for text in callers if text not in ("undefined", "null")] == []


async def test_a_function_in_its_place(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>text</p>")
    await runtime.page.add_script_tag(
        content=f"window.given = []; Object.defineProperty(window, '{NAME}', {{ value: (...args) => {{ given.push(args); "
        "return { proof: 'guessed', turn(...args) { given.push(args) } } } })"
    )
    reply = await runtime._send({"slice": 0, "settings": {"extraHeaders": [["a", "b"]]}}, ("core",), None, {})
    assert reply == {"absent": True, "occupied": True}
    assert await runtime.page.evaluate("window.given") == [[Runtime.ENTRY.secret]]
