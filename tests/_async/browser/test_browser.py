"""From `async_playwright` to contexts: what is opened, what is closed, which options are done, harmless or refused."""

from __future__ import annotations

import inspect
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from smooth_page import SmoothWarning
from smooth_page._shared.api import warnings as warn
from smooth_page._shared.options import context_options, launch_options
from smooth_page._shared.options.profile_names import profile_of
from smooth_page.async_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Error,
    NotSupportedError,
    Page,
    Playwright,
    async_playwright,
    expect,
)
from smooth_page.errors import SmoothApiError, TargetClosedError
from tests.web_server import WebServer

EXTENSION = Path(__file__).parents[2] / "local" / "extension"
CLOSED = "Target page, context or browser has been closed"


@pytest.mark.both_apis
async def test_start_and_stop() -> None:
    playwright = await async_playwright().start()
    browser = await playwright.chromium.launch()
    page = await browser.new_page()
    assert (browser.is_connected(), page.is_closed(), page.session.is_open) == (True, False, True)
    heard: list[Any] = []
    browser.on("disconnected", heard.append)
    page.on("close", heard.append)
    await playwright.stop()
    assert heard == [page, browser]
    assert (browser.is_connected(), page.is_closed(), page.session.is_open) == (False, True, False)


async def test_what_there_is(playwright: Playwright, browser: Browser) -> None:
    assert [kind.name for kind in (playwright.chromium, playwright.firefox, playwright.webkit)] == [
        "chromium",
        "firefox",
        "webkit",
    ]
    assert browser.browser_type is playwright.chromium is playwright["chromium"]
    with pytest.raises(ValueError, match=r"^Invalid browser selectors$"):
        playwright["selectors"]
    for kind in (playwright.firefox, playwright.webkit):
        with pytest.raises(NotSupportedError, match=r"the service runs Chromium\. Instead: playwright\.chromium"):
            await kind.launch()
    with pytest.raises(NotSupportedError):
        await playwright.chromium.connect("ws://127.0.0.1:1")
    with pytest.raises(NotSupportedError):
        await playwright.chromium.connect_over_cdp("http://127.0.0.1:1")


async def test_the_browser_behind(
    playwright: Playwright, browser: Browser, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent = await page.evaluate("navigator.userAgent")
    assert re.fullmatch(r"\d+(\.\d+){3}", browser.version)
    assert f"Chrome/{browser.version.partition('.')[0]}." in agent
    assert shutil.which(playwright.chromium.executable_path)
    assert playwright.firefox.executable_path == ""
    monkeypatch.setenv("SMOOTH_BASE_URL", "https://smooth.example")
    monkeypatch.setenv("SMOOTH_API_KEY", "a-key")
    assert playwright.chromium.executable_path == ""
    of_service = await playwright.chromium.launch()
    assert re.fullmatch(r"\d+(\.\d+){3}", of_service.version)
    await of_service.close()


@pytest.mark.both_apis
async def test_pages_are_sessions(browser: Browser) -> None:
    context = await browser.new_context()
    one, two = await context.new_page(), await context.new_page()
    assert one.session.id != two.session.id
    assert context.pages == [one, two]
    assert context in browser.contexts
    assert one.context is context
    await one.close()
    assert context.pages == [two]
    await context.close()
    assert (two.is_closed(), context.pages, context in browser.contexts) == (True, [], False)


async def test_a_page_with_a_context_of_its_own(browser: Browser) -> None:
    page = await browser.new_page()
    context = page.context
    with pytest.raises(Error, match=r"Please use browser\.new_context\(\)"):
        await context.new_page()
    await page.close()
    assert context not in browser.contexts


@pytest.mark.both_apis
async def test_after_closing(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch()
    context = await browser.new_context()
    page = await context.new_page()
    await page.close(reason="done")
    await page.close()
    for call, verb in ((page.title, "Page.title"), (lambda: page.goto("about:blank"), "Page.goto")):
        with pytest.raises(TargetClosedError) as failure:
            await call()
        assert failure.value.message == f"{verb}: {CLOSED}"
    with pytest.raises(TargetClosedError, match=r"^Locator\.click: Target page"):
        await page.locator("p").click()
    await browser.close()
    for call, verb in (
        (context.new_page, "BrowserContext.new_page"),
        (browser.new_context, "Browser.new_context"),
        (browser.new_page, "Browser.new_page"),
    ):
        with pytest.raises(TargetClosedError) as failure:
            await call()
        assert failure.value.message == f"{verb}: {CLOSED}"


async def test_a_persistent_context_for_once(playwright: Playwright) -> None:
    context = await playwright.chromium.launch_persistent_context("", headless=True, color_scheme="dark")
    (page,) = context.pages
    assert await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    browser = context.browser
    await context.close()
    assert browser is not None
    assert not browser.is_connected()


async def test_a_persistent_context_keeps_what_its_pages_kept(
    playwright: Playwright, server: WebServer, tmp_path: Path
) -> None:
    folder = tmp_path / "My profile"
    async with await playwright.chromium.launch_persistent_context(folder) as context:
        (first,) = context.pages
        second = await context.new_page()
        await second.goto(server.empty)
        await second.evaluate("document.cookie = 'log=in; max-age=1000'; localStorage.a = 'by the second'")
        await first.goto(server.empty)
        await first.evaluate("localStorage.b = 'by the first'")
    assert list(folder.iterdir()) == []
    async with await playwright.chromium.launch_persistent_context(folder) as context:
        (page,) = context.pages
        await page.goto(server.empty)
        kept = await page.evaluate("[document.cookie, localStorage.a, localStorage.b]")
        assert kept == ["log=in", "by the second", "by the first"]
        assert context.browser is not None
        name = profile_of(folder)
        assert name in (await context.browser.client.list_profiles())["profile_ids"]
    async with await playwright.chromium.launch_persistent_context(
        folder, smooth={"profile_read_only": True}
    ) as context:
        await context.pages[0].goto(server.empty)
        await context.pages[0].evaluate("localStorage.a = 'for once'")
    async with await playwright.chromium.launch_persistent_context("", smooth={"profile_id": name}) as context:
        await context.pages[0].goto(server.empty)
        assert await context.pages[0].evaluate("localStorage.a") == "by the second"


async def test_a_context_with_an_extension(browser: Browser, server: WebServer) -> None:
    uploaded = await browser.client.extensions.upload(EXTENSION)
    async with await browser.new_context(smooth={"extensions": [uploaded]}) as context:
        pages = [await context.new_page() for _ in range(2)]
        for page in pages:
            await page.goto(server.empty)
            await expect(page.locator("html[extended]")).to_have_count(1)
            assert page.viewport_size == {"width": 1280, "height": 720}
        await browser.client.extensions.delete(uploaded)
        with pytest.raises(SmoothApiError, match=f"Extension {uploaded} not found; upload it first"):
            await context.new_page()


async def test_a_persistent_context_whose_folder_cannot_be_created(playwright: Playwright, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Error, match=r"^BrowserType\.launch_persistent_context: .+, mkdir '.+/file'$"):
        await playwright.chromium.launch_persistent_context(tmp_path / "file")


async def test_a_persistent_context_of_a_profile_that_is_not_there(playwright: Playwright, tmp_path: Path) -> None:
    before = list(playwright._browsers)
    with pytest.raises(SmoothApiError, match="Profile nobody not found"):
        await playwright.chromium.launch_persistent_context(tmp_path, smooth={"profile_id": "nobody"})
    assert playwright._browsers == before


async def test_media_of_a_context_last(browser: Browser, server: WebServer) -> None:
    async with await browser.new_context(color_scheme="dark", reduced_motion="reduce") as context:
        page = await context.new_page()
        query = "['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map(q => matchMedia(q).matches)"
        await page.goto(server.empty)
        assert await page.evaluate(query) == [True, True]
        await page.emulate_media(color_scheme="light")
        await page.goto(server.page("/next", ""))
        assert await page.evaluate(query) == [False, True]


async def test_options_of_a_context_that_need_the_companion(browser: Browser) -> None:
    given: Any = {"client_certificates": [{"origin": "https://a.test", "cert": b"c", "key": b"k"}]}
    assert given.keys() == context_options.NEEDS_COMPANION.keys()
    for open_one in (browser.new_context, browser.new_page):
        with pytest.raises(NotSupportedError, match=r"client_certificates=.*smooth={\"companion\": True}"):
            await open_one(**given, smooth={"companion": False})


async def test_pages_whose_scripts_do_not_run(browser: Browser, server: WebServer) -> None:
    server.add("/script.js", "document.title += ' script'", content_type="text/javascript")
    server.page("/next", "<title>next</title><script>document.title += ' inline'</script>")
    noisy = (
        "<title>quiet</title><script src=/script.js></script><script>document.title += ' inline'</script>"
        "<body onload=\"document.title += ' load'\"><button onclick=\"document.title += ' click'\">b</button><a href=/next>to</a>"
    )
    page = await browser.new_page(java_script_enabled=False)
    await page.goto(server.page("/noisy", noisy))
    await page.click("button")
    assert await page.title() == "quiet"
    assert await page.evaluate("() => 1 + document.links.length") == 2
    assert await page.locator("button").evaluate("(b, more) => b.textContent + more", "!") == "b!"
    await page.reload()
    assert await page.title() == "quiet"
    await page.click("a")
    await expect(page).to_have_title("next")
    await page.goto(f"{server.cross_prefix}/noisy")
    assert await page.title() == "quiet"
    await page.close()


async def test_service_workers_are_blocked_as_natively(browser: Browser, server: WebServer) -> None:
    with pytest.raises(Error, match=r"service_workers: expected one of \(allow\|block\)"):
        await browser.new_context(service_workers="never")  # type: ignore[arg-type]
    page = await browser.new_page(service_workers="block")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    script = "navigator.serviceWorker.register('/sw.js').then((it) => { document.title = String(it); })"
    await page.goto(server.page("/", f"<script>{script}</script>"))
    await expect(page).to_have_title("undefined")
    assert said == ["Service Worker registration blocked by Playwright"]
    await page.close()


async def test_options_of_a_context_that_change_nothing(browser: Browser) -> None:
    await (await browser.new_context(**dict.fromkeys(context_options.HARMLESS))).close()
    defaults = {"java_script_enabled": True, "offline": False, "service_workers": "allow"}
    await (await browser.new_context(**defaults, ignore_https_errors=True, bypass_csp=True)).close()
    with pytest.raises(Error, match='"isMobile" option is not supported with null "viewport"'):
        await browser.new_context(no_viewport=True, is_mobile=True)


async def test_arguments_of_launch(playwright: Playwright) -> None:
    kind: BrowserType = playwright.chromium
    harmless: Any = {**dict.fromkeys(launch_options.HARMLESS, "x"), "channel": "chrome", "args": ["--no-sandbox"]}
    browser = await kind.launch(**harmless)
    await browser.close()
    with pytest.raises(Error, match="Arguments can not specify page to be opened"):
        await kind.launch(args=["--x", "http://site.test"])
    with pytest.raises(NotSupportedError, match="is used for all hosts"):
        await kind.launch(proxy={"server": "http://127.0.0.1:1", "bypass": "x"})


async def test_arguments_that_pages_see_reach_the_embedded_browser(
    playwright: Playwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SMOOTH_BASE_URL", "SMOOTH_API_KEY", "CIRCLEMIND_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for path, reason in (("nowhere", "executable doesn't exist at nowhere"), ("/dev/null", "/dev/null does not start")):
        with pytest.raises(Error, match=f"Failed to launch chromium because {reason}"):
            await playwright.chromium.launch(executable_path=path)
    args = ["--no-sandbox", "--user-agent=probe", "--window-size=900,700"]
    async with await playwright.chromium.launch(args=args) as browser:
        page = await browser.new_page(no_viewport=True)
        assert await page.evaluate("[navigator.userAgent, innerWidth, innerHeight]") == ["probe", 900, 700]
        assert page.viewport_size is None
        assert (await browser.new_page()).viewport_size == {"width": 1280, "height": 720}
    async with await playwright.chromium.launch(args=["--no-sandbox"]) as browser:
        assert await (await browser.new_page()).evaluate("navigator.userAgent") != "probe"


async def test_a_service_does_not_take_arguments(playwright: Playwright, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warn, "_shown", set())
    service: Any = {"base_url": "http://127.0.0.1:1/api/v1", "api_key": "k"}
    with pytest.warns(SmoothWarning, match=r"these have no effect: --lang=fr$"):
        await playwright.chromium.launch(args=["--no-sandbox", "--lang=fr"], smooth=service)


@pytest.mark.parametrize(
    ("kind", "natively"),
    [
        (BrowserType, {"launch", "launch_persistent_context"}),
        (Browser, {"new_context", "new_page"}),
        (BrowserContext, {"new_page"}),
        (Page, set()),
    ],
)
def test_libraries_that_wrap_methods_by_their_return_type_meet_the_public_ones(kind: type, natively: set[str]) -> None:
    methods = {name: getattr(kind, name) for name in dir(kind) if inspect.isfunction(getattr(kind, name))}
    returned = {name: method.__annotations__.get("return") for name, method in methods.items()}
    assert {name for name, value in returned.items() if value in ("Browser", "BrowserContext", "Page")} == natively


def test_a_proxy_belongs_to_the_session() -> None:
    proxy: Any = {"server": "http://p.test:1", "username": "u", "password": "p"}
    given = launch_options.read_launch({"proxy": proxy}, {"device": "mobile"}, "BrowserType.launch")
    assert given == {
        "proxy_server": "http://p.test:1",
        "proxy_username": "u",
        "proxy_password": "p",
        "device": "mobile",
    }


def test_every_option_has_its_place() -> None:
    for options in (context_options, launch_options):
        groups = [
            options.DONE,
            options.HARMLESS,
            getattr(options, "UNSUPPORTED", {}),
            getattr(options, "NEEDS_COMPANION", {}),
            options.NOT_YET,
        ]  # type: ignore[attr-defined]
        names = [name for group in groups for name in group]
        assert len(names) == len(set(names))


@pytest.mark.both_apis
async def test_default_timeouts_are_inherited(page: Page) -> None:
    page.context.set_default_timeout(150)
    with pytest.raises(Error, match=r"Page\.click: Timeout 150ms exceeded\."):
        await page.click("#none")
    page.set_default_timeout(160)
    with pytest.raises(Error, match=r"Page\.click: Timeout 160ms exceeded\."):
        await page.click("#none")
    with pytest.raises(Error, match=r"Page\.click: Timeout 170ms exceeded\."):
        await page.click("#none", timeout=170)


async def test_slow_mo_and_smooth_options(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch(slow_mo=1, smooth={"device": "desktop-lg"})
    page = await browser.new_page()
    assert page.viewport_size == {"width": 1920, "height": 1080}
    await expect(page).to_have_title("")
    with pytest.raises(Error, match=r"smooth\['device'\]: 'watch' is not one of"):
        await browser.new_page(smooth={"device": "watch"})
    await browser.close()


@pytest.mark.both_apis
async def test_contexts_are_reported(playwright: Playwright) -> None:
    browser = await playwright.chromium.launch()
    reported: list[BrowserContext] = []
    browser.on("context", reported.append)
    context = await browser.new_context()
    page = await browser.new_page()
    assert reported == [context, page.context]
    await browser.close()
