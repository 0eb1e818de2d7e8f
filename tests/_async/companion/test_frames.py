"""Frames of other origins, sandboxed ones, and frames in them."""

from __future__ import annotations

import pytest

from smooth_page.async_api import Error, Page, expect
from tests.web_server import WebServer

FORM = """<h1>Pay</h1><form onsubmit="document.title = 'paid'; out.textContent = card.value; return false">
<label>Card <input name=card></label><button>Pay</button><output id=out></output></form>"""


def elsewhere(server: WebServer, path: str, markup: str) -> str:
    """The URL of a page on another site."""
    return server.page(path, markup).replace("127.0.0.1", "localhost")


@pytest.fixture
async def shop(page: Page, server: WebServer) -> Page:
    """A page with a frame of another site, in which a frame of the page's own site has a form."""
    form = server.page("/form", FORM)
    provider = elsewhere(server, "/provider", f"<p>Provider</p><iframe id=form src={form}></iframe>")
    await page.goto(server.page("/shop", f"<title>Shop</title><iframe name=provider src={provider}></iframe>"))
    return page


async def test_a_payment_form_in_frames_of_other_sites(shop: Page) -> None:
    form = shop.frame_locator("iframe").frame_locator("#form")
    await form.get_by_label("Card").fill("4242")
    await form.get_by_role("button", name="Pay").click()
    await expect(form.locator("output")).to_have_text("4242")
    assert await form.locator("output").inner_text() == "4242"
    assert await form.get_by_role("button").count() == 1
    assert await shop.locator("iframe").content_frame.locator("p").inner_text() == "Provider"
    assert await form.locator("output").evaluate("(node) => [node.id, document.title]") == ["out", "paid"]


async def test_frames_of_other_sites_are_frames_of_the_page(shop: Page, server: WebServer) -> None:
    main, provider, form = shop.frames
    assert (provider.url, provider.name) == (f"{server.cross_prefix}/provider", "provider")
    assert (form.url, form.name) == (f"{server.prefix}/form", "form")
    assert (provider.parent_frame, form.parent_frame, main.child_frames) == (main, provider, [provider])
    assert shop.frame("provider") is provider
    assert shop.frame(url="**/form") is form
    assert await form.evaluate("[location.pathname, parent === top]") == ["/form", False]
    assert await provider.title() == ""
    assert await (await form.frame_element()).get_attribute("id") == "form"


async def test_handles_know_their_frames(shop: Page) -> None:
    main, provider, form = shop.frames
    element = await shop.query_selector("iframe")
    assert element is not None
    assert await element.content_frame() is provider
    assert await element.owner_frame() is main
    inner = await provider.wait_for_selector("iframe")
    assert inner is not None
    assert (await inner.owner_frame(), await inner.content_frame()) == (provider, form)
    handle = await shop.frame_locator("iframe").locator("p").element_handle()
    assert await handle.inner_text() == "Provider"
    assert await handle.evaluate("(node, more) => node.textContent + more", "!") == "Provider!"
    assert await handle.owner_frame() is provider


async def test_sandboxed_and_data_frames(page: Page, server: WebServer) -> None:
    markup = "<iframe sandbox=allow-scripts srcdoc='<p>sandboxed</p>'></iframe>"
    markup += "<iframe src='data:text/html,<p>data</p>'></iframe><iframe srcdoc='<p>srcdoc</p>'></iframe>"
    await page.goto(server.page("/", markup))
    texts = [await frame.locator("p").inner_text() for frame in page.frames[1:]]
    assert texts == ["sandboxed", "data", "srcdoc"]
    assert await page.frames[1].evaluate("origin") == "null"


async def test_a_frame_that_goes_away_and_comes_back(page: Page, server: WebServer) -> None:
    away = elsewhere(server, "/away", "<p>away</p>")
    home = server.page("/home", "<p>home</p>")
    await page.goto(server.page("/", f"<iframe src={home}></iframe>"))
    frame, text = page.frames[1], page.frame_locator("iframe").locator("p")
    for url in (away, home, away):
        await frame.goto(url)
        assert (frame.url, await frame.locator("p").inner_text()) == (url, url.rpartition("/")[2])
        await expect(text).to_have_text(url.rpartition("/")[2])
    await page.evaluate("document.querySelector('iframe').remove()")
    with pytest.raises(Error, match="Frame was detached"):
        await frame.evaluate("1")
    assert frame.is_detached()


async def test_what_happens_in_a_frame_is_reported(page: Page, server: WebServer) -> None:
    log: list[object] = []
    page.on("console", lambda message: log.append(message.text))
    page.on("pageerror", lambda error: log.append(error.message))
    page.on("framenavigated", lambda frame: log.append(frame.name))
    await page.expose_binding("note", lambda source, value: log.append((source["frame"].name, value)))
    script = "console.log('early'); note(1); setTimeout(() => { throw new Error('late') })"
    inner = elsewhere(server, "/inner", f"<button onclick='note(2)'>Go</button><script>{script}</script>")
    await page.goto(server.page("/", f"<iframe name=inner src={inner}></iframe>"))
    await page.frame_locator("iframe").get_by_role("button").click()
    await page.wait_for_timeout(50)
    assert {"", "inner", "early", "late", ("inner", 1), ("inner", 2)} == set(log)
    async with page.expect_console_message() as info:
        await page.frames[1].evaluate("setTimeout(() => console.log({ a: 1 }), 50)")
    assert await (await info.value).args[0].json_value() == {"a": 1}
    assert await page.frames[1].evaluate("note(3).then(() => 4)") == 4


async def test_a_frame_that_ends_with_its_own_click(page: Page, server: WebServer) -> None:
    close = "<button onclick='parent.postMessage(1, `*`)'>Close</button>"
    listener = "<script>onmessage = () => document.querySelector('iframe').remove()</script>"
    await page.goto(server.page("/", f"<iframe src={elsewhere(server, '/close', close)}></iframe>{listener}"))
    await page.frame_locator("iframe").get_by_role("button").click()
    await expect(page.locator("iframe")).to_have_count(0)
    assert len(page.frames) == 1


async def test_calls_wait_for_what_a_frame_shows_next(page: Page, server: WebServer) -> None:
    second = server.page("/second", "<b>second</b>")
    first = elsewhere(server, "/first", f"<script>setTimeout(() => location = '{second}', 300)</script>")
    await page.goto(server.page("/", f"<iframe src={first}></iframe>"))
    frame = page.frames[1]
    assert await page.frame_locator("iframe").locator("b").inner_text() == "second"
    await frame.wait_for_url(second)
    await frame.goto(first)
    assert await frame.locator("b").inner_text() == "second"
    with pytest.raises(Error, match="Timeout 200ms exceeded"):
        await page.frame_locator("iframe").locator("i").click(timeout=200)
