"""The clipboard of a context, beside that of native Playwright on the same Chromium."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import playwright.async_api as native
import pytest

from smooth_page.async_api import Browser
from smooth_page.local.chromium import find_chromium
from tests.web_server import WebServer

BOTH = ["clipboard-read", "clipboard-write"]
FORM = """<textarea id=from>hello</textarea><textarea id=to></textarea><p id=rich>some <b>bold</b></p><div id=code>code</div>
<script>
  window.heard = [];
  for (const type of ["copy", "cut", "paste"])
    addEventListener(type, ({ clipboardData }) => heard.push([type, [...clipboardData.types], clipboardData.getData("text/plain")]));
  document.querySelector("#code").addEventListener("copy", (event) => {
    event.clipboardData.setData("text/plain", "42");
    event.clipboardData.setData("text/html", "<i>42</i>");
    event.preventDefault();
  });
  window.atFirst = navigator.clipboard.readText().catch(({ name, message }) => [name, message]);
</script>"""
CALL = """async (call) => {
    try { return await eval(call) } catch ({ name, message }) { return [name, message] }
}"""
ITEMS = """navigator.clipboard.read().then((items) => Promise.all(items.flatMap((item) =>
    item.types.map(async (type) => [type, type.startsWith("text") && await (await item.getType(type)).text()]))))"""


@pytest.fixture
async def oracle() -> AsyncIterator[Any]:
    async with native.async_playwright() as started:
        launched = await started.chromium.launch(executable_path=find_chromium())
        yield launched
        await launched.close()


async def _steps(browser: Any, url: str) -> list[Any]:
    """What pages of a context see, step by step."""
    context = await browser.new_context(permissions=BOTH)
    page = await context.new_page()
    await page.goto(url)
    seen = [await page.evaluate("atFirst")]

    async def see(*calls: str) -> None:
        seen.extend([await page.evaluate(CALL, call) for call in calls])

    await see("navigator.clipboard.writeText('ä\\ud800')", "navigator.clipboard.readText()")
    await see("navigator.clipboard.writeText()", "navigator.clipboard.write('x')", "navigator.clipboard.write([])")
    await see("navigator.clipboard.write([new ClipboardItem({'text/nope': 'x'})])")
    await see("navigator.clipboard.write([1, 2].map(() => new ClipboardItem({'text/plain': 'x'})))")
    await see("navigator.clipboard.write([new ClipboardItem({'text/plain': Promise.reject(new Error('no'))})])")
    await see("navigator.clipboard.write([new ClipboardItem({'text/html': '<b>h</b>', 'text/plain': 'p'})])", ITEMS)
    await page.click("#to")
    await page.keyboard.press("Control+V")
    await page.keyboard.press("Control+Shift+V")
    await page.click("#from")
    await page.keyboard.press("Control+A")
    await page.keyboard.press("Control+C")
    await see("navigator.clipboard.readText()")
    await page.keyboard.press("Control+X")
    await page.keyboard.press("Control+V")
    await page.keyboard.press("Control+V")
    seen.append(
        [await page.input_value("#from"), await page.input_value("#to"), await page.evaluate("heard.splice(0)")]
    )
    for source in ("#rich", "#code"):
        await see(f"getSelection().selectAllChildren(document.querySelector('{source}')), document.execCommand('copy')")
        await see("navigator.clipboard.readText()", f"{ITEMS}.then((items) => items.map(([type]) => type))")
    other = await context.new_page()
    await other.goto(url)
    seen += [await other.evaluate("atFirst"), await other.evaluate("navigator.clipboard.writeText('other')")]
    await see("navigator.clipboard.readText()")
    await page.reload()
    seen.append(await page.evaluate("atFirst"))
    await context.clear_permissions()
    await see("navigator.clipboard.readText()")
    await context.grant_permissions(["clipboard-write"])
    await see("navigator.clipboard.readText()", "navigator.clipboard.read()", "navigator.clipboard.writeText('w')")
    await context.close()
    return seen


async def test_it_is_shared_as_natively(browser: Browser, oracle: Any, server: WebServer) -> None:
    url = server.page("/form", FORM)
    assert await _steps(browser, url) == await _steps(oracle, url)


async def test_contexts_have_their_own(browser: Browser, server: WebServer) -> None:
    url = server.page("/form", FORM)
    async with await browser.new_context(permissions=BOTH) as one, await browser.new_context() as other:
        page = await one.new_page()
        await page.goto(url)
        await page.evaluate("navigator.clipboard.writeText('mine')")
        stranger = await other.new_page()
        await stranger.goto(url)
        denied = ["NotAllowedError", "Failed to execute 'readText' on 'Clipboard': Read permission denied."]
        assert await stranger.evaluate(CALL, "navigator.clipboard.readText()") == denied
        await other.grant_permissions(BOTH, origin=server.prefix)
        assert await stranger.evaluate(CALL, "navigator.clipboard.readText()") == ""
        await stranger.goto(server.cross_prefix + "/empty.html")
        assert await stranger.evaluate(CALL, "navigator.clipboard.readText()") == denied
        async with page.expect_popup() as opened:
            await page.evaluate("void open('/form')")
        popup = await opened.value
        assert await popup.evaluate("navigator.clipboard.readText()") == "mine"
