"""What works in native Playwright on a page that broke its builtins, or put names in their way, works here with the same result."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.hostile.preludes import CLOBBERED, PRELUDES
from tests.web_server import WebServer

BODY = """<h1>Heading</h1><div class=box data-x=1><p id=text>Some <b>text</b></p></div>
<label>Name <input id=name></label><label>Area <textarea id=area></textarea></label><div id=edit contenteditable>old</div>
<label><input type=checkbox id=check> Agree</label><select id=pick><option value=a>A<option value=b>B</select>
<button id=go>Go</button><ul><li>one<li>two<li>three</ul><iframe srcdoc='<p>inner</p>'></iframe><script>{
  const go = Document.prototype.getElementById.call(document, "go");
  go.onclick = () => go.insertAdjacentHTML("afterend", "<p id=late>clicked</p>");
}</script>"""
# In this order, as later ones look at what earlier ones did.
CALLS: dict[str, Callable[[Any], Awaitable[Any]]] = {
    "title": lambda page: page.title(),
    "text": lambda page: page.locator("#text").inner_text(),
    "all texts": lambda page: page.locator("li").all_text_contents(),
    "by role": lambda page: page.get_by_role("button", name="Go").count(),
    "by text": lambda page: page.get_by_text("two").count(),
    "attribute": lambda page: page.locator(".box").get_attribute("data-x"),
    "evaluate": lambda page: page.evaluate("() => ({ a: [1, 'x', null], b: location.pathname })"),
    "evaluate on an element": lambda page: page.locator("#text").evaluate("element => element.id"),
    "fill": lambda page: page.get_by_label("Name").fill("Ada"),
    "filled": lambda page: page.locator("#name").input_value(),
    "fill lines": lambda page: page.get_by_label("Area").fill("long\ntext"),
    "filled lines": lambda page: page.locator("#area").input_value(),
    "fill rich text": lambda page: page.locator("#edit").fill("new"),
    "filled rich text": lambda page: page.locator("#edit").inner_text(),
    "type": lambda page: page.locator("#area").press_sequentially("cd"),
    "typed": lambda page: page.locator("#area").evaluate("area => area.value.length"),
    "check": lambda page: page.locator("#check").check(),
    "checked": lambda page: page.locator("#check").is_checked(),
    "select": lambda page: page.locator("#pick").select_option("b"),
    "hover": lambda page: page.locator("li").first.hover(),
    "click": lambda page: page.get_by_role("button", name="Go").click(),
    "wait for": lambda page: page.locator("#late").wait_for(),
    "clicked": lambda page: page.locator("#late").inner_text(),
    "in a frame": lambda page: page.frame_locator("iframe").locator("p").inner_text(),
}
TIMEOUT = 2_000


async def outcomes(context: Any, site: WebServer, prelude: str) -> dict[str, Any]:
    """The results of the calls, or the errors that they raise, on a page with that prelude."""
    script, elements = PRELUDES.get(prelude, ""), CLOBBERED.get(prelude, "")
    html = f"<!doctype html><title>Page</title><script>{script}</script><body>{elements}{BODY}"
    page = context.pages[0] if context.pages else await context.new_page()
    page.set_default_timeout(TIMEOUT)
    await page.goto(site.page("/hostile", html), timeout=20_000)
    found: dict[str, Any] = {}
    for name, call in CALLS.items():
        try:
            found[name] = await asyncio.wait_for(call(page), TIMEOUT * 2 / 1000)
        except Exception as error:  # whichever library's
            found[name] = error
    if any(isinstance(value, Exception) for value in found.values()):
        await page.close()  # not for the next one: something may still be going on there
    return found


@pytest.fixture(scope="session")
async def plain(contexts: list[Any], site: WebServer) -> dict[str, Any]:
    """What native Playwright makes of a page that breaks nothing."""
    return await outcomes(contexts[1], site, "nothing")


@pytest.mark.parametrize("prelude", [*PRELUDES, *CLOBBERED])
async def test_nothing_fails_that_works_natively(
    contexts: list[Any], site: WebServer, plain: dict[str, Any], prelude: str
) -> None:
    ours = await outcomes(contexts[0], site, prelude)
    failed = {name: value for name, value in ours.items() if value != plain[name]}
    native = await outcomes(contexts[1], site, prelude) if failed else {}
    assert {name: value for name, value in failed.items() if native[name] == plain[name]} == {}


@pytest.mark.parametrize("policy", ["sandbox", "sandbox allow-scripts", "require-trusted-types-for 'script'"])
async def test_under_a_policy(contexts: list[Any], site: WebServer, policy: str) -> None:
    html = f"<!doctype html><title>Page</title><body>{BODY.partition('<script>')[0]}"
    address = site.page("/policy", html, headers=[("content-security-policy", policy)])
    results = []
    for context in contexts:
        page = await context.new_page()
        page.set_default_timeout(TIMEOUT)
        await page.goto(address, timeout=20_000)
        names = [name for name in CALLS if name not in ("wait for", "clicked", "in a frame")]
        results.append({name: await CALLS[name](page) for name in names})
        await page.close()
    assert results[0] == results[1]


async def test_a_function_of_the_page_in_the_runtimes_place(contexts: list[Any], site: WebServer) -> None:
    context = await contexts[0].browser.new_context(smooth={"companion": False})
    page = await context.new_page()
    await page.goto(site.page("/first", "<title>first</title>"))
    name = page._tab.bridge.turns.entry.name  # as a script of the page finds it out
    assert await page.evaluate("name => typeof window[name]", name) == "function"
    planted = "value: (...given) => { seen.push(given); return { proof: '', turn: (...more) => seen.push(more) } }"
    script = f"window.seen = []; Object.defineProperty(window, '{name}', {{ {planted} }})"
    await page.goto(site.page("/second", f"<title>second</title><script>{script}</script>"))
    assert await page.title() == "second"
    assert await page.evaluate("seen.length") > 0
    assert await page.evaluate("seen.flat().every(given => typeof given === 'string')")  # no message among it
    await context.close()


WRAPPED = """
window.seen = [];
const note = (value) => { try { seen.push(typeof value === 'string' ? value : String(JSON_stringify(value))) } catch {} };
const JSON_stringify = JSON.stringify, push = Array.prototype.push;
for (const owner of [Array.prototype, Map.prototype, Set.prototype, WeakMap.prototype, String.prototype, RegExp.prototype,
  Function.prototype, Promise.prototype, JSON, Object, Reflect, MessagePort.prototype, EventTarget.prototype, Storage.prototype])
  for (const name of Object.getOwnPropertyNames(owner)) {
    const { value, writable } = Object.getOwnPropertyDescriptor(owner, name);
    if (typeof value !== 'function' || !writable || name === 'constructor') continue;
    const called = { [name](...args) { if (!noting) { noting = true; try { note(this); args.forEach(note) } finally { noting = false } }
      return native(value, this, args) } }[name];
    owner[name] = called;
  }
"""


async def test_wrapped_builtins_hear_no_secret(contexts: list[Any], site: WebServer) -> None:
    wrapped = f"<script>{{ let noting = false; const native = Reflect.apply; {WRAPPED} }}</script><button>Go</button>"
    page = await contexts[0].new_page()
    await page.set_extra_http_headers({"authorization": "Bearer hush-hush"})
    await page.goto(site.page("/wrapped", wrapped))
    await page.click("button")
    await page.set_extra_http_headers({"authorization": "Bearer hush-hush-2"})
    assert await page.title() == ""
    assert "hush" not in "".join(map(str, await page.evaluate("seen")))
    await page.close()
