"""Dialogs with the companion: the browser's own, in all tabs and frames."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page.async_api import BrowserContext, Dialog, Error, NotSupportedError, Page
from tests.web_server import WebServer

ASKS = "[alert('so'), confirm('sure?'), prompt('name?', 'x')]"
LEAVING = "<button>Go</button><script>onbeforeunload = (event) => event.preventDefault()</script>"


@pytest.mark.both_apis
async def test_the_own_tab_answers_as_listeners_were_read(page: Page, server: WebServer) -> None:
    assert await page.evaluate(ASKS) == [None, False, None]
    heard: list[tuple[str, str, str]] = []

    async def listener(dialog: Dialog) -> None:
        heard.append((dialog.type, dialog.message, dialog.default_value))
        await dialog.accept("Ada")

    page.on("dialog", listener)
    try:
        elsewhere = server.page("/frame", "").replace("127.0.0.1", "localhost")
        await page.goto(server.page("/", f"<iframe src={elsewhere}></iframe>"))
        seen = [("alert", "so", ""), ("confirm", "sure?", ""), ("prompt", "name?", "x")]
        assert await page.evaluate(ASKS) == [None, True, "Ada"]
        assert heard == seen
        assert await page.frames[1].evaluate(ASKS) == [None, True, "Ada"]
        assert heard == seen * 2
        assert "native code" in await page.evaluate(
            "alert.toString() + Object.getOwnPropertyDescriptor(window, 'alert').value"
        )
    finally:
        page.remove_listener("dialog", listener)
    page.once("dialog", lambda dialog: vars()["dialog"].accept())
    with pytest.raises(NotSupportedError, match="the session's own tab, and pages that share its thread, can't wait"):
        await page.evaluate("confirm('unread')")


@pytest.mark.both_apis
async def test_other_tabs_wait_for_python(companion_context: BrowserContext, page: Page, server: WebServer) -> None:
    second = await companion_context.new_page()
    assert await second.evaluate(ASKS) == [None, False, None]
    answers: Any = iter(["ignored", "", "Ada"])
    heard: list[Dialog] = []

    async def listener(dialog: Dialog) -> None:
        heard.append(dialog)
        assert await page.evaluate("6 * 7") == 42  # Python can use other pages meanwhile
        await dialog.accept(next(answers))

    companion_context.on("dialog", listener)
    try:
        elsewhere = server.page("/frame", "").replace("127.0.0.1", "localhost")
        await second.goto(
            server.page("/", f'<button onclick="result = {ASKS}">Go</button><iframe src={elsewhere}></iframe>')
        )
        await second.get_by_role("button").click()
        assert await second.evaluate("result") == [None, True, "Ada"]
        answers = iter([None, None, "Eve"])
        assert await second.frames[1].evaluate(ASKS) == [None, True, "Eve"]
    finally:
        companion_context.remove_listener("dialog", listener)
    assert [(each.type, each.message, each.default_value, each.page) for each in heard[:3]] == [
        ("alert", "so", "", second),
        ("confirm", "sure?", "", second),
        ("prompt", "name?", "x", second),
    ]
    with pytest.raises(Error, match=r"Dialog\.dismiss: Cannot dismiss dialog which is already handled!"):
        await heard[0].dismiss()


async def test_a_dialog_can_be_answered_after_a_wait(companion_context: BrowserContext, page: Page) -> None:
    second = await companion_context.new_page()
    async with second.expect_event("dialog") as info:
        await second.evaluate("void setTimeout(() => { answer = prompt('late') })")
    dialog = await info.value
    assert await page.evaluate("1 + 1") == 2
    await dialog.accept("now")
    assert await second.evaluate("answer") == "now"
    async with second.expect_event("dialog"):
        await second.evaluate("void setTimeout(() => alert('never answered'))")
    await second.close()
    assert companion_context.pages == [page]


async def test_a_popup_that_shares_the_thread_answers_as_listeners_were_read(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/", ""))
    async with page.expect_popup() as info:
        await page.evaluate("void (popup = window.open('/'))")
    popup = await info.value
    heard: list[str] = []

    async def listener(dialog: Dialog) -> None:
        heard.append(dialog.message)
        await dialog.accept()

    popup.on("dialog", listener)
    assert await popup.evaluate("confirm('one')") is True
    assert heard == ["one"]
    assert await page.evaluate("popup.confirm('two')") is True
    await popup.evaluate("0")
    assert heard == ["one", "two"]


@pytest.mark.both_apis
async def test_dialogs_that_windows_begin_with(page: Page, server: WebServer) -> None:
    """A document of another thread waits for Python from its first script; a window is reported before its dialog."""
    begins = server.page("/begins", "<script>answer = prompt('first?')</script>")
    await page.goto(server.page("/", f"<a href={begins} target=_blank>Open</a>"))
    async with page.context.expect_event("dialog") as dialog_info, page.expect_popup() as info:
        await page.click("a")
    popup, dialog = await info.value, await dialog_info.value
    assert (dialog.message, dialog.page) == ("first?", popup)
    await dialog.accept("Ada")
    assert await popup.evaluate("answer") == "Ada"
    heard: list[Any] = []
    page.on("popup", heard.append)

    async def listener(dialog: Dialog) -> None:
        heard.append(dialog.page)
        await dialog.accept("Eve")

    page.context.on("dialog", listener)
    try:
        assert await page.evaluate("window.open('').prompt('name?')") == "Eve"
    finally:
        page.context.remove_listener("dialog", listener)
        page.remove_listener("popup", heard.append)
    assert heard == [page.context.pages[-1]] * 2


@pytest.mark.parametrize("own", [True, False])
async def test_documents_ask_before_they_are_left(
    companion_context: BrowserContext, page: Page, server: WebServer, own: bool
) -> None:
    tab = page if own else await companion_context.new_page()
    await tab.goto(server.page("/stays", LEAVING))
    await tab.get_by_role("button").click()  # browsers ask only for documents that were used
    heard: list[str] = []

    async def stay(dialog: Dialog) -> None:
        heard.append(dialog.type)
        await dialog.dismiss()

    tab.on("dialog", stay)
    with pytest.raises(Error, match="net::ERR_ABORTED"):
        await tab.goto(server.page("/other", "Other"))
    assert heard == ["beforeunload"]
    if not own:
        async with tab.expect_event("dialog"):
            await tab.close(run_before_unload=True)
        await tab.evaluate("0")  # after the answer
        assert heard == ["beforeunload"] * 2
    assert tab.url.endswith("/stays")
    tab.remove_listener("dialog", stay)
    if own:
        await tab.goto(server.page("/other", "Other"))
        assert tab.url.endswith("/other")
    else:
        async with tab.expect_event("close"):
            await tab.close(run_before_unload=True)
        assert tab.is_closed()


async def test_a_listener_runs_before_the_goto_that_it_stops_raises(page: Page, server: WebServer) -> None:
    heard: list[str] = []

    async def stay(dialog: Dialog) -> None:
        heard.append(dialog.type)
        await dialog.dismiss()

    await page.goto(server.page("/stays", LEAVING))
    page.once("dialog", stay)
    await page.get_by_role("button").click()  # the listener is known to the page before the goto
    with pytest.raises(Error, match="net::ERR_ABORTED"):
        await page.goto(server.page("/other", "Other"))
    assert heard == ["beforeunload"]
    await page.goto(server.page("/other", "Other"))


async def test_a_listener_that_has_just_been_registered_keeps_a_page_open(
    companion_context: BrowserContext, page: Page, server: WebServer
) -> None:
    second = await companion_context.new_page()
    await second.goto(server.page("/stays", LEAVING))
    await second.get_by_role("button").click()
    second.once("dialog", lambda dialog: dialog.dismiss())
    await second.close(run_before_unload=True)
    assert await second.evaluate("1") == 1
    assert not second.is_closed()
    await second.close()


async def test_closing_asks_nothing(companion_context: BrowserContext, server: WebServer) -> None:
    second = await companion_context.new_page()
    heard: list[Dialog] = []
    second.on("dialog", heard.append)
    await second.goto(server.page("/stays", LEAVING))
    await second.get_by_role("button").click()
    await second.close()
    assert second.is_closed()
    assert heard == []


async def test_the_own_tab_runs_its_handlers_before_it_is_closed(companion_browser: Any, server: WebServer) -> None:
    context = await companion_browser.new_context()
    page = await context.new_page()
    await page.goto(server.page("/stays", LEAVING))
    await page.get_by_role("button").click()
    page.once("dialog", lambda dialog: dialog.dismiss())
    await page.close(run_before_unload=True)
    assert not page.is_closed()
    assert await page.get_by_role("button").text_content() == "Go"
    async with page.expect_event("close"):
        await page.close(run_before_unload=True)
    await context.close()
