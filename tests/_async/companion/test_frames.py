"""Frames of other origins, sandboxed ones, and frames in them."""

from __future__ import annotations

import re

import pytest
from pydantic_ai.messages import ModelMessage, ModelResponse, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

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


DEEP = """<body style="margin: 0"><div style="height: 900px"></div><p style="margin: 5px; height: 20px">deep</p>
<button onclick="document.title += '!'">In</button><input><style>button:hover { color: red }</style>"""
OVERLAY = """<div id=over style="display: none; position: fixed; inset: 0; background: #0008">
<button onclick="over.style.display = 'none'">Close</button></div>"""


@pytest.fixture
async def deep(page: Page, server: WebServer) -> Page:
    """A page whose frames are out of view, and scaled. What is inside them is out of view there, too."""
    inner = f"<iframe src={server.page('/deep', DEEP)} style='width: 300px; height: 150px; border: 3px solid; padding: 4px'>"
    space = "<div style='height: 500px'></div>"
    middle = elsewhere(server, "/middle", f"<body style='margin: 10px'>{space}{inner}</iframe>{space}")
    outer = f"<iframe src={middle} style='width: 400px; height: 300px; border: 5px solid; scale: 0.5; transform-origin: 0 0'>"
    high = "<div style='height: 1500px'></div>"
    await page.goto(server.page("/outer", f"<body style='margin: 20px'>{high}{outer}</iframe>{high}{OVERLAY}"))
    return page


async def test_where_elements_in_frames_are(deep: Page) -> None:
    middle = deep.frame_locator("iframe")
    inner = middle.frame_locator("iframe")
    box = await middle.locator("iframe").bounding_box()
    assert box == {"x": 27.5, "y": 1777.5, "width": 157, "height": 82}
    text = inner.locator("p")
    box = await text.bounding_box()
    assert box == {"x": 33.5, "y": 2233.5, "width": 145, "height": 10}
    await text.scroll_into_view_if_needed()
    box = await text.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 720
    await expect(text).to_be_in_viewport()
    handle = await text.element_handle()
    assert await handle.bounding_box() == box
    # The mouse of the page reaches it there.
    await deep.frames[2].evaluate("addEventListener('mousemove', (event) => (last = [event.clientX, event.isTrusted]))")
    await deep.mouse.move(box["x"] + 5, box["y"] + 5)
    assert await deep.frames[2].evaluate("last") == [15, True]


async def test_pointer_and_keys_in_frames_out_of_view(deep: Page) -> None:
    inner = deep.frame_locator("iframe").frame_locator("iframe")
    button = inner.get_by_role("button")
    await button.hover()
    await expect(button).to_have_css("color", "rgb(255, 0, 0)")
    await deep.evaluate("scrollTo(0, 0)")
    await button.click()
    await deep.frames[1].evaluate("scrollTo(0, 0)")
    await button.click()
    assert await deep.frames[2].title() == "!!"
    await inner.locator("input").press_sequentially("typed")
    await deep.keyboard.type("!")
    await expect(inner.locator("input")).to_have_value("typed!")
    assert await deep.evaluate("document.activeElement.localName") == "iframe"
    await deep.evaluate("over.style.display = 'block'")
    with pytest.raises(Error, match=r"<div id=\"over\">.*intercepts pointer events"):
        await button.click(timeout=300)
    assert await deep.frames[2].title() == "!!"


async def test_overlays_of_the_page_and_of_frames(deep: Page) -> None:
    inner, log = deep.frame_locator("iframe").frame_locator("iframe"), []
    button, close = inner.get_by_role("button"), deep.get_by_role("button", name="Close")

    async def close_it() -> None:
        log.append("page")
        await close.click()

    await deep.add_locator_handler(close, close_it)
    for action in (button.click, inner.locator("input").focus, expect(inner.locator("p")).to_be_visible):
        await deep.evaluate("over.style.display = 'block'")
        await action()
    assert log == ["page"] * 3
    assert await deep.frames[2].title() == "!"
    await deep.remove_locator_handler(close)

    banner = inner.locator("b")
    await deep.frames[2].evaluate(
        "document.body.append(document.createElement('b')); document.querySelector('b').textContent = 1"
    )
    await deep.add_locator_handler(banner, lambda: banner.evaluate("(node) => node.remove()"))
    await deep.locator("body").click(position={"x": 1, "y": 1})
    assert await banner.count() == 0
    await deep.remove_locator_handler(banner)


async def test_a_locator_is_picked_in_a_frame_of_another_site(shop: Page, server: WebServer) -> None:
    form = shop.frames[2]
    await form.evaluate("window.repeat = act => { clearInterval(window.timer); window.timer = setInterval(act, 50) }")
    await form.evaluate("repeat(() => document.querySelector('button').click())")
    picked = await shop.pick_locator()
    expected = shop.locator('iframe[name="provider"]').content_frame.locator("#form").content_frame
    assert repr(picked) == repr(expected.get_by_role("button", name="Pay"))
    assert await picked.count() == 1
    await form.evaluate("repeat(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })))")
    with pytest.raises(Error, match="Locator picking was cancelled"):
        await shop.pick_locator()
    assert [await frame.locator("x-pw-glass").count() for frame in shop.frames] == [0, 0, 0]
    await form.evaluate("clearInterval(window.timer)")
    late = server.page(
        "/late.html",
        "<button>Late</button><script>setInterval(() => document.querySelector('button').click(), 50)</script>",
    )
    await shop.evaluate(
        """url => new MutationObserver((_, observer) => {
            if (!document.querySelector('x-pw-glass')) return
            observer.disconnect()
            document.body.append(Object.assign(document.createElement('iframe'), { name: 'late', src: url }))
        }).observe(document, { childList: true, subtree: true })""",
        late.replace(server.prefix, server.cross_prefix),
    )
    appeared = await shop.pick_locator()
    assert repr(appeared) == repr(shop.locator('iframe[name="late"]').content_frame.get_by_role("button", name="Late"))


async def test_sandboxed_and_data_frames(page: Page, server: WebServer) -> None:
    markup = "<iframe sandbox=allow-scripts srcdoc='<p>sandboxed</p>'></iframe>"
    markup += "<iframe src='data:text/html,<p>data</p>'></iframe><iframe srcdoc='<p>srcdoc</p>'></iframe>"
    await page.goto(server.page("/", markup))
    texts = [await frame.locator("p").inner_text() for frame in page.frames[1:]]
    assert texts == ["sandboxed", "data", "srcdoc"]
    assert await page.frames[1].evaluate("origin") == "null"


async def test_snapshots_for_agents_show_what_is_in_frames(shop: Page) -> None:
    card = shop.frames[2].get_by_label("Card")
    await card.focus()
    before = await shop.aria_snapshot(mode="ai")
    assert (
        before
        == """\
- iframe [active] [ref=e2]:
  - generic [ref=f1e1]:
    - paragraph [ref=f1e2]: Provider
    - iframe [active] [ref=f1e3]:
      - generic [ref=f2e1]:
        - heading "Pay" [level=1] [ref=f2e2]
        - generic [ref=f2e3]:
          - generic [ref=f2e4]:
            - text: Card
            - textbox "Card" [active] [ref=f2e5]
          - button "Pay" [ref=f2e6]
          - status"""
    )
    await shop.locator("aria-ref=f2e5").fill("4242")
    await shop.locator("aria-ref=f2e6").click()
    await expect(shop.frame_locator("iframe").frame_locator("iframe").locator("output")).to_have_text("4242")
    assert await shop.frame_locator("iframe").locator("body").aria_snapshot(mode="ai") == "\n".join(
        line[2:] for line in (await shop.aria_snapshot(mode="ai")).splitlines()[1:]
    )


async def test_references_of_an_earlier_document_lead_nowhere(shop: Page) -> None:
    def pay(snapshot: str) -> str:
        (found,) = re.findall(r'button "Pay" \[ref=(\w+)\]', snapshot)
        return str(found)

    before = pay(await shop.aria_snapshot(mode="ai"))
    assert await shop.get_by_ref(before).inner_text() == "Pay"
    await shop.reload()
    after = pay(await shop.aria_snapshot(mode="ai"))
    assert before != after
    assert await shop.get_by_ref(before).count() == 0
    assert await shop.get_by_ref(after).inner_text() == "Pay"


async def test_a_model_sees_and_finds_what_is_in_frames(shop: Page) -> None:
    """It reads what is cut, and what it answers is found there."""
    seen: list[str] = []

    def model(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        seen.append(str(messages[-1].parts[0].content))  # type: ignore[union-attr]
        calls = [("read", {"ref": "f2e2"}), ("answer", {"items": ["Card", "Pay"]})]
        return ModelResponse(parts=[ToolCallPart(*calls[len(seen) - 1])])

    found = await shop.extract(list[str], model=FunctionModel(model), grounded=True, explain=True)
    assert 'heading "Pay" [level=1] [ref=f2e2]' in seen[0]
    assert '- heading "Pay" [level=1] [ref=f2e2]' in seen[1]
    assert await found.sources["[0]"].locator.evaluate("node => node.localName") == "label"
    assert await found.sources["[1]"].locator.evaluate("() => location.pathname") == "/form"


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


async def test_goto_of_a_frame(page: Page, server: WebServer) -> None:
    markup = "<p>inner</p><script>document.write(document.referrer)</script>"
    home = server.page("/inner", markup)
    away = home.replace("127.0.0.1", "localhost")
    await page.goto(server.page("/", f"<iframe src={away}></iframe>"))
    frame = page.frames[1]
    for url in (f"{away}?1", f"{home}?2", f"{away}?3"):
        response = await frame.goto(url)
        assert response is not None
        assert (response.url, response.status, response.frame) == (url, 200, frame)
        assert (frame.url, await frame.evaluate("location.href")) == (url, url)
    assert await frame.goto(f"{away}?3#part") is None
    await frame.goto(f"{away}?4", referer="http://from.test/", wait_until="commit")
    assert await frame.locator("body").inner_text() == "inner\n\nhttp://from.test/"
    response = await frame.goto(f"{server.cross_prefix}/missing")
    assert response is not None
    assert response.status == 404
    await frame.goto("data:text/html,<p>data")
    assert await frame.locator("p").inner_text() == "data"
    await page.route("**/routed", lambda route: route.fulfill(body="<p>routed", content_type="text/html"))
    response = await frame.goto("http://nobody.test/routed")
    assert response is not None
    assert (response.status, await frame.locator("p").inner_text()) == (200, "routed")
    await page.unroute_all()
    with pytest.raises(Error, match=r"Frame\.goto: Protocol error \(Page\.navigate\): Cannot navigate to invalid URL"):
        await frame.goto("nonsense")
    with pytest.raises(Error, match=r"Frame\.goto: net::ERR_UNSAFE_PORT at http://127\.0\.0\.1:1/"):
        await frame.goto("http://127.0.0.1:1/")


async def test_waiting_for_navigations_of_a_frame(page: Page, server: WebServer) -> None:
    home = server.page("/inner", "<p>inner</p>")
    away = home.replace("127.0.0.1", "localhost")
    await page.goto(server.page("/", f"<iframe src={away}></iframe>"))
    frame = page.frames[1]
    for url in (f"{away}?1", f"{home}?2", f"{away}?3"):
        await frame.evaluate("(url) => void setTimeout(() => { location.href = url }, 50)", url)
        await frame.wait_for_url(url)
        assert frame.url == url
    await frame.wait_for_load_state("networkidle")
    for url in (f"{away}?4", f"{home}?5", f"{away}?6"):
        async with frame.expect_navigation() as navigation:
            await frame.evaluate("(url) => { location.href = url }", url)
        response = await navigation.value
        assert response is not None
        assert (response.url, response.frame) == (url, frame)
    await frame.evaluate("(url) => void setTimeout(() => { location.href = url }, 50)", f"{home}?7")
    await frame.wait_for_url(lambda url: url.endswith("7"))
    with pytest.raises(Error, match="Timeout 100ms exceeded"):
        await frame.wait_for_url("**/never", timeout=100)


DRAGS = """<body style="margin: 0; user-select: none"><div id=down onmousedown="document.title += 'down '">mouse</div>
<div id=over onmouseup="document.title += 'up '" ondragover="event.preventDefault()"
  ondrop="document.title += `drop ${event.dataTransfer.getData('text')} ${event.isTrusted} `">here</div>
<div id=drag draggable=true ondragstart="event.dataTransfer.setData('text', 'data')">drag</div>"""


async def test_drags_between_frames(page: Page, server: WebServer) -> None:
    inner = server.page("/inner", DRAGS)
    away = inner.replace("127.0.0.1", "localhost")
    await page.goto(server.page("/outer", f"<iframe src={away}></iframe><iframe src={inner}></iframe>{DRAGS}"))
    main, (first, second) = page.locator("html"), (page.frame_locator(f"iframe >> nth={at}") for at in (0, 1))

    async def titles() -> list[str]:
        found = [(await frame.title()).strip() for frame in page.frames]
        for frame in page.frames:
            await frame.evaluate("document.title = ''")
        return found

    await main.locator("#down").drag_to(first.locator("#over"))
    assert await titles() == ["down", "up", ""]
    await main.locator("#down").drag_to(second.locator("#over"), steps=3)
    assert await titles() == ["down", "", "up"]
    await first.locator("#drag").drag_to(first.locator("#over"))
    assert await titles() == ["", "drop data true", ""]
    await page.frames[1].drag_and_drop("#drag", "#over")
    assert await titles() == ["", "drop data true", ""]
    with pytest.raises(Error, match=r"Timeout 200ms exceeded(.|\n)*locator\(\"#none\"\)"):
        await main.locator("#down").drag_to(first.locator("#none"), timeout=200)
    await page.mouse.up()


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


async def test_a_frame_that_goes_away_between_two_turns_of_a_call(page: Page, server: WebServer) -> None:
    """What the page calls ends the turn. The next one of the call finds no frame."""

    async def remove() -> None:
        await page.evaluate("document.querySelector('iframe').remove()")

    await page.expose_function("leave", remove)
    url = elsewhere(server, "/leave", "<button onmousedown='leave()'>Leave</button>")
    main = server.page("/", f"<iframe src={url}></iframe>")
    await page.goto(main)
    await page.frame_locator("iframe").get_by_role("button").click(delay=300)
    await expect(page.locator("iframe")).to_have_count(0)
    await page.goto(main)
    with pytest.raises(Error, match="Frame was detached"):
        await page.frames[1].evaluate("() => { leave(); return new Promise(() => {}) }")


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


async def test_a_variable_named_navigation_in_a_frame(page: Page, server: WebServer) -> None:
    inner = server.page(
        "/inner", "<script>var navigation = {}, performance = 1; function noop() {}</script><p>inner</p>"
    )
    await page.goto(server.page("/outer", f"<iframe src={inner}></iframe>"))
    frame = page.frames[1]
    await frame.wait_for_load_state("load")
    await frame.evaluate("history.pushState(null, '', '/pushed')")
    await frame.wait_for_url("**/pushed", timeout=2_000)
    assert await frame.evaluate("[Object.keys(navigation).length, performance]") == [0, 1]
    await frame.goto(server.page("/next", "<p>next</p>"))
    assert await frame.inner_text("p") == "next"
