"""Dialogs: the page answers them with what listeners do, read from their code."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest

from smooth_page.async_api import BrowserContext, ConsoleMessage, Dialog, Error, NotSupportedError, Page

pytestmark = pytest.mark.both_apis


async def test_what_listeners_see(page: Page) -> None:
    heard: list[Dialog] = []

    async def listener(dialog: Dialog) -> None:
        heard.append(dialog)
        await dialog.accept()

    page.on("dialog", listener)
    assert await page.evaluate("[confirm('sure?'), prompt('name?', 'x'), alert('so')]") == [True, "", None]
    assert [(dialog.type, dialog.message, dialog.default_value) for dialog in heard] == [
        ("confirm", "sure?", ""),
        ("prompt", "name?", "x"),
        ("alert", "so", ""),
    ]
    assert heard[0].page is page
    page.remove_listener("dialog", listener)
    assert await page.evaluate("confirm('sure?')") is False


async def test_answers_set_beforehand(page: Page) -> None:
    page.answer_dialogs(prompt_text="Ada")
    assert await page.evaluate("[confirm('?'), prompt('?')]") == [True, "Ada"]
    page.answer_dialogs(accept=False)
    assert await page.evaluate("[confirm('?'), prompt('?')]") == [False, None]


async def test_a_listener_has_to_agree_with_answers_set_beforehand(page: Page) -> None:
    page.answer_dialogs(prompt_text="Ada")
    page.once("dialog", lambda dialog: dialog.accept("Ada"))
    assert await page.evaluate("prompt('?')") == "Ada"
    page.once("dialog", lambda dialog: dialog.dismiss())
    with pytest.raises(NotSupportedError, match=r"Dialog\.dismiss of a prompt that was accepted with 'Ada'"):
        await page.evaluate("prompt('?')")


async def test_a_button_that_asks(page: Page) -> None:
    await page.set_content("<button onclick=\"out.textContent = confirm('Sure?')\">Delete</button><p id=out></p>")
    for answer in (True, False):
        page.once("dialog", lambda dialog: dialog.accept() if answer else dialog.dismiss())  # noqa: B023
        await page.get_by_role("button").click()
        assert await page.text_content("#out") == str(answer).lower()


async def test_values_are_those_at_the_time_of_the_call(page: Page) -> None:
    answers: dict[str, Any] = {"accept": True, "text": "one"}
    page.on("dialog", lambda dialog: dialog.accept(answers["text"]) if answers["accept"] else dialog.dismiss())
    assert await page.evaluate("prompt('?')") == "one"
    answers["text"] = "two"
    assert await page.evaluate("prompt('?')") == "two"
    answers["accept"] = False
    assert await page.evaluate("prompt('?')") is None


async def test_dialogs_of_one_call_take_turns(page: Page, context: BrowserContext) -> None:
    texts = ["a", "b"]
    page.on("dialog", lambda dialog: dialog.accept(texts.pop(0)))
    assert await page.evaluate("[prompt('?'), prompt('?')]") == ["a", "b"]
    other = await context.new_page()
    other.once("dialog", lambda dialog: dialog.accept())
    assert await other.evaluate("[confirm('?'), confirm('?')]") == [True, False]


async def test_dialogs_between_calls(page: Page) -> None:
    """Those that no call has brought yet count before those of the next call."""
    texts = ["a", "b", "c"]
    page.on("dialog", lambda dialog: dialog.accept(texts.pop(0)))
    await page.evaluate("window.got = []; setTimeout(() => got.push(prompt('?')))")
    await page.evaluate("new Promise(done => setTimeout(done)).then(() => got.push(prompt('?')))")
    assert await page.evaluate("[...got, prompt('?')]") == ["a", "b", "c"]
    assert texts == []


async def test_dialogs_whose_listeners_are_still_to_be_called(page: Page) -> None:
    """A listener of another event that makes a call is called before them."""
    texts, got = ["a", "b"], list[str]()
    page.on("dialog", lambda dialog: dialog.accept(texts.pop(0)))

    async def listener(message: ConsoleMessage) -> None:
        got.append(await page.evaluate("prompt('?')"))

    page.once("console", listener)
    assert await page.evaluate("console.log('hi'), prompt('?')") == "a"
    for _ in range(50):
        if not got:
            await page.evaluate("0")
    assert (got, texts) == (["b"], [])


async def test_the_first_answer_counts(page: Page, context: BrowserContext, capsys: pytest.CaptureFixture[str]) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.on("dialog", lambda dialog: dialog.dismiss())
    assert await page.evaluate("confirm('?')") is True
    assert "Cannot dismiss dialog which is already handled!" in capsys.readouterr().err
    context.on("dialog", lambda dialog: dialog.dismiss())
    assert await page.evaluate("confirm('?')") is False


async def test_listeners_that_are_not_understood_dismiss(page: Page) -> None:
    namespace: dict[str, Any] = {}
    exec("def listener(dialog):\n    return dialog.accept()", namespace)
    page.once("dialog", namespace["listener"])
    message = (
        r"Dialog\.accept of a confirm that was dismissed .*can't be read from its code: .*answer_dialogs\(accept=True\)"
    )
    with pytest.raises(NotSupportedError, match=message):
        await page.evaluate("window.answer = confirm('?')")
    assert await page.evaluate("answer") is False
    silent = Mock()
    page.once("dialog", silent)
    assert await page.evaluate("confirm('?')") is False
    silent.assert_called_once()


async def test_a_listener_that_raises_does_not_answer(page: Page) -> None:
    async def listener(dialog: Dialog) -> None:
        assert dialog.message == "that one"
        await dialog.accept()

    page.on("dialog", listener)
    assert await page.evaluate("confirm('that one')") is True
    with pytest.raises(AssertionError):
        await page.evaluate("window.answer = confirm('another')")
    assert await page.evaluate("answer") is False


async def test_a_dialog_is_answered_once(page: Page) -> None:
    async with page.expect_event("dialog") as info:
        await page.evaluate("alert('x')")
    dialog = await info.value
    await dialog.accept()
    with pytest.raises(Error, match=r"Dialog\.dismiss: Cannot dismiss dialog which is already handled!"):
        await dialog.dismiss()


async def test_an_answer_after_the_call_comes_too_late(page: Page) -> None:
    async with page.expect_event("dialog") as info:
        await page.evaluate("confirm('?')")
    dialog = await info.value
    with pytest.raises(NotSupportedError, match="no listener says beforehand what it will be"):
        await dialog.accept()


async def test_popups_begin_with_the_listeners_of_the_context(page: Page, context: BrowserContext) -> None:
    texts = ["a", "b"]
    context.on("dialog", lambda dialog: dialog.accept(texts[0]))
    assert await page.evaluate("prompt('?')") == "a"
    texts.pop(0)
    async with page.expect_popup() as info:
        await page.evaluate("window.other = open('about:blank'); other.got = other.prompt('?')")
    popup = await info.value
    assert await popup.evaluate("got") == "b"
