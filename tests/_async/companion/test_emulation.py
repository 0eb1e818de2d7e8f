"""What the companion makes the browser emulate: as it is seen by servers, scripts, style sheets and frames."""

from __future__ import annotations

from typing import Any

from smooth_page.async_api import Browser, BrowserContext, Page, Playwright
from tests.web_server import WebServer

# Written by a script of the page itself, while it loads.
SAYS = """<meta name=viewport content="width=device-width"><script>
  document.write([navigator.userAgent, navigator.language, new Date(0).getHours(), (1.5).toLocaleString(), innerWidth,
    innerHeight, screen.width, devicePixelRatio, "ontouchstart" in window,
    matchMedia("(prefers-color-scheme: dark)").matches].join("|"));
</script>"""
OPTIONS: dict[str, Any] = {
    "user_agent": "me/1",
    "locale": "de-DE",
    "timezone_id": "Asia/Tokyo",
    "viewport": {"width": 500, "height": 400},
    "screen": {"width": 600, "height": 500},
    "device_scale_factor": 2,
    "has_touch": True,
    "color_scheme": "dark",
    "geolocation": {"latitude": 1, "longitude": 2},
    "permissions": ["geolocation"],
}
WHERE = """() => new Promise((done) => navigator.geolocation.getCurrentPosition(
  ({ coords }) => done([coords.latitude, coords.longitude]), ({ code }) => done(code)))"""
STATES = "async names => Promise.all(names.map(async name => (await navigator.permissions.query({ name })).state))"
NAMES = ["geolocation", "camera", "clipboard-read", "notifications"]


async def test_all_of_it_from_the_first_script_on(companion_browser: Browser, server: WebServer) -> None:
    said = "me/1|de-DE|9|1,5|500|400|600|2|true|true"
    url = server.page("/says", SAYS)
    async with await companion_browser.new_context(**OPTIONS) as context:
        page = await context.new_page()
        assert page.viewport_size == {"width": 500, "height": 400}
        assert await page.evaluate("[innerWidth, navigator.language]") == [500, "de-DE"]
        await page.goto(url)
        assert await page.inner_text("body") == said
        headers = server.asked_for("/says")[-1].headers
        assert (headers["User-Agent"], headers["Accept-Language"]) == ("me/1", "de-DE")
        assert await page.evaluate(WHERE) == [1, 2]
        second = await context.new_page()
        await second.goto(url)
        assert await second.inner_text("body") == said
        assert page.url == url  # without a detour
        assert await page.evaluate("performance.getEntriesByType('navigation').length") == 1


async def test_a_size_of_its_own(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    await page.goto(server.page("/fixed", "<style>p { position: fixed; width: 50vw; bottom: 0 }</style><p>x</p>"))
    await page.set_viewport_size({"width": 2000, "height": 300})
    session = page.session
    assert await page.locator("p").evaluate("p => [p.clientWidth, innerWidth, innerHeight, screen.width]") == [
        1000, 2000, 300, 2000,
    ]  # fmt: skip
    assert page.session is session
    assert page.viewport_size == {"width": 2000, "height": 300}
    second = await companion_context.new_page()
    assert await second.evaluate("innerWidth") == 1280
    async with page.expect_popup() as info:
        await page.evaluate("void window.open('about:blank', '', 'width=320,height=240')")
    assert await (await info.value).evaluate("[innerWidth, innerHeight]") == [320, 240]
    await page.reload()
    assert await page.evaluate("innerWidth") == 2000
    await page.set_viewport_size({"width": 1280, "height": 720})


async def test_media(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/media", "<iframe srcdoc='<p>x</p>'></iframe>"))
    queries = ["print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)"]
    ask = "queries => [window, frames[0]].map(each => queries.map(query => each.matchMedia(query).matches))"
    await page.evaluate("matchMedia('print').onchange = () => { window.changed = true }")
    await page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", forced_colors="active")
    assert await page.evaluate(ask, queries) == [[True] * 4] * 2
    assert await page.evaluate("new Promise(requestAnimationFrame).then(() => changed)")
    await page.emulate_media(media="null", forced_colors="null")
    assert await page.evaluate(ask, queries) == [[False, True, True, False]] * 2
    await page.emulate_media(color_scheme="null", reduced_motion="null")
    assert await page.evaluate(ask, queries) == [[False] * 4] * 2
    # Lists of a document that was written change once.
    await page.set_content("<script>heard = []; matchMedia('print').onchange = (e) => heard.push(e.matches)</script>")
    frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    for media, heard in (("print", [True]), ("null", [True, False])):
        await page.emulate_media(media=media)  # type: ignore[arg-type]
        assert await page.evaluate(f"{frames}.then(() => heard)") == heard


async def test_permissions_and_places(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    await page.goto(server.empty)
    assert await page.evaluate(STATES, NAMES) == ["prompt"] * 4
    await companion_context.grant_permissions(["geolocation", "clipboard-read"], origin=server.prefix)
    assert await page.evaluate(STATES, NAMES) == ["granted", "denied", "granted", "denied"]
    await companion_context.set_geolocation({"latitude": 3, "longitude": 4})
    assert await page.evaluate(WHERE) == [3, 4]
    assert await page.evaluate("navigator.clipboard.writeText('a').then(() => navigator.clipboard.readText())") == "a"
    await companion_context.set_geolocation(None)
    assert await page.evaluate(WHERE) == 2
    await companion_context.clear_permissions()
    assert await page.evaluate(STATES, NAMES) == ["prompt"] * 4


async def test_a_phone(playwright: Playwright, companion_browser: Browser, server: WebServer) -> None:
    async with await companion_browser.new_context(**playwright.devices["Pixel 5"]) as context:
        page = await context.new_page()
        await page.goto(server.page("/says", SAYS))
        assert (await page.inner_text("body")).split("|")[4:9] == ["393", "727", "393", "2.75", "true"]
        assert await page.evaluate("[navigator.userAgentData.platform, navigator.userAgentData.mobile]") == [
            "Android",
            True,
        ]
        headers = server.asked_for("/says")[-1].headers
        assert headers["sec-ch-ua-mobile"] == "?1"
        await page.goto(server.page("/wide", "<p>x</p>"))
        assert await page.evaluate("innerWidth") == 980


async def test_sizes_of_devices_and_windows(companion_browser: Browser, server: WebServer) -> None:
    async def seen(**options: Any) -> list[Any]:
        async with await companion_browser.new_context(**options) as context:
            found = []
            for page in [await context.new_page(), await context.new_page()]:  # the second one in a tab beside
                await page.goto(server.page("/says", SAYS))
                width, height, _, scale, touch, _ = (await page.inner_text("body")).split("|")[4:]
                found.append([page.viewport_size, int(width), int(height), float(scale), touch == "true"])
            assert found[1] == found[0]
            return found[0]

    large = {"width": 1920, "height": 1080}
    assert await seen(smooth={"device": "desktop-lg"}) == [large, 1920, 1080, 1, False]
    assert await seen(smooth={"device": "mobile"}) == [{"width": 390, "height": 844}, 390, 844, 2, True]
    other = {"width": 300, "height": 200}
    assert await seen(smooth={"device": "mobile"}, viewport=other, device_scale_factor=3) == [other, 300, 200, 3, True]
    # As with --window-size.
    assert await seen(no_viewport=True, viewport=other) == [None, 300, 200, 1, False]
