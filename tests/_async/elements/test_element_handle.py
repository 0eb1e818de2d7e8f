"""Handles of nodes: they stay with their node, and say so when it is gone."""

from __future__ import annotations

import pytest

from smooth_page._async.elements.element_handle import ElementHandle
from smooth_page._async.page.page import Page
from smooth_page.errors import Error, TargetClosedError, TimeoutError

BOX = "<div id=box>text<b>one</b><b>two</b></div>"


async def handle_of(page: Page, selector: str) -> ElementHandle:
    handle = await page.query_selector(selector)
    assert handle is not None
    return handle


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same for all tests."""
    return module_page


async def test_below_the_element(page: Page) -> None:
    await page.set_content(BOX + "<b>outside</b>")
    box = await handle_of(page, "#box")
    first = await box.query_selector("b")
    assert first is not None
    assert await first.text_content() == "one"
    assert await box.query_selector("zz") is None
    assert len(await box.query_selector_all("b")) == 2
    assert await box.eval_on_selector("b", "(b, more) => b.textContent + more", "!") == "one!"
    assert await box.eval_on_selector_all("b", "found => found.length") == 2
    with pytest.raises(Error, match=r'ElementHandle.eval_on_selector: Failed to find element matching selector "zz"'):
        await box.eval_on_selector("zz", "x => x")
    waited = await box.wait_for_selector("b")
    assert isinstance(waited, ElementHandle)
    assert await box.wait_for_selector("zz", state="hidden") is None
    with pytest.raises(Error, match=r"ElementHandle.wait_for_selector: Error: strict mode violation"):
        await box.wait_for_selector("b", strict=True)


@pytest.mark.both_apis
async def test_reads(page: Page) -> None:
    await page.set_content("<input id=i value=v disabled><p title=t>x<i>y</i></p>")
    text, box = await handle_of(page, "p"), await handle_of(page, "input")
    assert await text.text_content() == await text.inner_text() == "xy"
    assert await text.inner_html() == "x<i>y</i>"
    assert await text.get_attribute("title") == "t"
    assert await text.is_visible()
    assert not await text.is_hidden()
    assert await box.input_value() == "v"
    assert await box.is_disabled()
    assert not await box.is_enabled()
    assert not await box.is_editable()
    area = await text.bounding_box()
    assert area is not None
    assert area["width"] > 0


async def test_acts_on_its_own_node(page: Page) -> None:
    await page.set_content("<button onclick='clicks = (window.clicks || 0) + 1'>a</button><input><input type=checkbox>")
    await (await handle_of(page, "button")).click()
    assert await page.evaluate("clicks") == 1
    box = await handle_of(page, "input")
    await box.fill("ab")
    await box.press("End")
    await box.type("c")
    assert await box.input_value() == "abc"
    await (await handle_of(page, "[type=checkbox]")).check()
    assert await (await handle_of(page, "[type=checkbox]")).is_checked()
    await box.focus()
    assert await box.evaluate("box => document.activeElement === box")


async def test_gone_from_the_document(page: Page) -> None:
    await page.set_content(BOX)
    box = await handle_of(page, "#box")
    await page.evaluate("document.querySelector('#box').remove()")
    assert await box.text_content() == "textonetwo"
    assert not await box.is_visible()
    assert await box.bounding_box() is None
    with pytest.raises(Error, match=r"ElementHandle.click: Element is not attached to the DOM"):
        await box.click()
    with pytest.raises(Error, match=r"ElementHandle.wait_for_element_state: Element is not attached to the DOM"):
        await box.wait_for_element_state("visible")
    await box.wait_for_element_state("hidden")


async def test_waits_for_states(page: Page) -> None:
    await page.set_content("<button disabled>x</button>")
    button = await handle_of(page, "button")
    await page.evaluate("setTimeout(() => { document.querySelector('button').disabled = false }, 30)")
    await button.wait_for_element_state("enabled")
    await button.wait_for_element_state("stable")
    with pytest.raises(TimeoutError, match=r"ElementHandle.wait_for_element_state: Timeout 50ms exceeded"):
        await button.wait_for_element_state("hidden", timeout=50)
    with pytest.raises(Error, match=r"state: expected one of \(visible\|hidden\|stable\|enabled\|disabled\|editable\)"):
        await button.wait_for_element_state("gone")  # type: ignore[arg-type]


async def test_frames_of_a_node(page: Page) -> None:
    await page.set_content("<iframe name=inner srcdoc='<p>x</p>'></iframe>")
    iframe = await handle_of(page, "iframe")
    inner = await iframe.content_frame()
    assert inner is page.frame("inner")
    assert inner is not None
    assert await iframe.owner_frame() is page.main_frame
    paragraph = await inner.query_selector("p")
    assert paragraph is not None
    assert await paragraph.owner_frame() is inner
    assert await paragraph.content_frame() is None
    assert await paragraph.evaluate("() => location.href") == "about:srcdoc"


async def test_dead_documents(page: Page) -> None:
    await page.set_content(BOX)
    box = await handle_of(page, "#box")
    await page.goto("about:blank")
    with pytest.raises(Error):
        await box.text_content()
    assert await page.evaluate("1") == 1


async def test_after_a_navigation(page: Page) -> None:
    await page.set_content(BOX)
    box = await handle_of(page, "#box")
    await page.goto("data:text/html,other")
    destroyed = "Execution context was destroyed, most likely because of a navigation"
    with pytest.raises(Error, match=rf"ElementHandle\.text_content: {destroyed}"):
        await box.text_content()
    with pytest.raises(Error, match=rf"ElementHandle\.evaluate: {destroyed}"):
        await box.evaluate("box => box.id")
    with pytest.raises(Error, match=r"ElementHandle\.click: Element is not attached to the DOM"):
        await box.click()
    with pytest.raises(Error, match=r"ElementHandle\.content_frame: Element is not attached to the DOM"):
        await box.content_frame()
    assert await box.is_visible() is False
    assert await box.is_hidden() is True
    assert await box.bounding_box() is None


async def test_disposed(page: Page) -> None:
    box = await handle_of(page, "body")
    await box.dispose()
    await box.dispose()
    for call, verb in ((box.text_content, "text_content"), (lambda: box.query_selector("b"), "query_selector")):
        with pytest.raises(TargetClosedError) as failure:
            await call()
        assert failure.value.message == f"ElementHandle.{verb}: Target page, context or browser has been closed"
    with pytest.raises(Error):
        await page.evaluate("box => box", box)
