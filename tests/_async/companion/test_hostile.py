"""Pages that break what they can, open windows, and look for the companion."""

from __future__ import annotations

import pytest

from smooth_page.async_api import BrowserContext, Error, Page, expect
from smooth_page.errors import TargetClosedError
from tests.hostile.preludes import PRELUDES
from tests.web_server import WebServer

BODY = """<title>Page</title><label>Name <input></label><button>Go</button><ul><li>one<li>two</ul><script>{
  const button = Document.prototype.querySelector.call(document, "button");
  button.onclick = () => { button.textContent = "Gone" };
}</script>"""
FROZEN = """for (const owner of [Object, Array, Promise, JSON, Map, Function, Reflect, EventTarget, Node, Element, Document]) {
  Object.freeze(owner.prototype ?? {}); Object.freeze(owner);
}"""
BREAKING = {
    name: PRELUDES[name]
    for name in (
        "plain members of Object.prototype",
        "every getter of Object.prototype",
        "numbers in Array.prototype",
        "iterators",
        "promises",
        "timers that never fire",
        "events",
    )
} | {"frozen": FROZEN}


@pytest.mark.parametrize("prelude", BREAKING)
async def test_pages_that_break_their_builtins(page: Page, server: WebServer, prelude: str) -> None:
    text = f"<!doctype html><script>{BREAKING[prelude]}</script>{BODY}"
    inner = server.page("/inner", text).replace("127.0.0.1", "localhost")
    await page.goto(server.page("/outer", f"{text}<iframe src={inner}></iframe>"))
    for place in (page.locator("html"), page.frame_locator("iframe").locator("html")):
        await place.get_by_label("Name").fill("Ada")
        await place.get_by_role("button").click()
        await expect(place.get_by_role("button")).to_have_text("Gone")
        assert await place.locator("li").all_inner_texts() == ["one", "two"]
        assert await place.locator("input").bounding_box() is not None
    assert await page.evaluate("() => ({ a: [1, 'x', null] })") == {"a": [1, "x", None]}
    assert (await page.screenshot()).startswith(b"\x89PNG")


async def test_a_page_that_opens_windows_in_a_loop(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    popup = server.page("/popup", "<title>popup</title><script>console.log(location.search)</script>")
    more = "<script>if (location.search < '?2') open('/chain?' + (+location.search[1] + 1))</script>"
    chain = server.page("/chain", f"<title>chain</title>{more}")
    opened, logged = [], []
    companion_context.on("page", opened.append)
    companion_context.on("console", lambda message: logged.append(message.text))
    await page.goto(server.empty)
    await page.evaluate("url => { for (let at = 0; at < 6; at++) window.open(`${url}?${at}`) }", popup)
    await page.evaluate("url => void window.open(`${url}?0`)", chain)
    while len(opened) < 9 or len(logged) < 6:
        await page.wait_for_timeout(50)
    assert sorted(logged, key=lambda text: int(text[1:])) == [f"?{at}" for at in range(6)]
    titles = [await each.title() for each in opened]
    assert sorted(titles) == ["chain"] * 3 + ["popup"] * 6


async def test_a_page_that_crashes(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    second, crashed = await companion_context.new_page(), []
    await second.goto(server.page("/", "<title>second</title>"))
    second.on("crash", crashed.append)
    with pytest.raises(Error):  # net::ERR_ABORTED, or that it has crashed: whichever comes first
        await second.goto("chrome://crash")
    with pytest.raises(TargetClosedError, match="Target crashed"):
        await second.evaluate("1")
    assert crashed == [second]
    await page.goto(server.page("/", "<title>first</title>"))
    assert await page.title() == "first"
    await second.close()
    third = await companion_context.new_page()
    assert await third.evaluate("1 + 1") == 2


async def test_pages_find_nothing_that_they_can_use(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", "<script>before = Object.getOwnPropertyNames(window)</script>"))
    name = page._tab.bridge.turns.entry.name
    strange = "names => before.filter((name) => /smooth|^__/.test(name) && !names.includes(name))"
    assert await page.evaluate(strange, [name]) == []
    assert await page.evaluate("typeof globalThis.chrome?.runtime") == "undefined"
    tried = """async (name) => {
      const entry = window[name], found = new Set();
      const keys = [undefined, null, {}, [], "", name, entry, Symbol(), { toString: () => name }, "toString", "__proto__"];
      for (let at = 0; at < 2000; at++) keys.push(`${at}`);
      for (const key of keys) try { found.add(String(entry(key))) } catch (error) { found.add(error.name) }
      try { window[name] = () => "mine"; delete window[name] } catch {}
      return [[...found], window[name] === entry, Reflect.ownKeys(entry).length < 5, String(entry).length < 200];
    }"""
    assert await page.evaluate(tried, name) == [["undefined"], True, True, True]
    assert await page.title() == ""
