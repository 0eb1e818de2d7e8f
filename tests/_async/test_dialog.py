"""Dialogs: answered in the page at once, by a policy."""

from __future__ import annotations

import pytest

from smooth_page.async_api import Dialog, Error, NotSupportedError, Page


async def test_accepted_while_somebody_listens(page: Page) -> None:
    heard: list[Dialog] = []
    page.on("dialog", heard.append)
    assert await page.evaluate("[confirm('sure?'), prompt('name?', 'x'), alert('so')]") == [True, "", None]
    assert [(dialog.type, dialog.message, dialog.default_value) for dialog in heard] == [
        ("confirm", "sure?", ""),
        ("prompt", "name?", "x"),
        ("alert", "so", ""),
    ]
    assert heard[0].page is page
    page.remove_listener("dialog", heard.append)
    assert await page.evaluate("confirm('sure?')") is False


async def test_answers_set_beforehand(page: Page) -> None:
    page.answer_dialogs(prompt_text="Ada")
    assert await page.evaluate("[confirm('?'), prompt('?')]") == [True, "Ada"]
    page.answer_dialogs(accept=False)
    assert await page.evaluate("[confirm('?'), prompt('?')]") == [False, None]


async def test_a_listener_that_agrees(page: Page) -> None:
    page.answer_dialogs(prompt_text="Ada")
    page.on("dialog", lambda dialog: dialog.accept("Ada"))
    assert await page.evaluate("prompt('?')") == "Ada"


async def test_a_listener_that_comes_too_late(page: Page) -> None:
    page.once("dialog", lambda dialog: dialog.dismiss())
    with pytest.raises(NotSupportedError, match=r"Dialog\.dismiss of a confirm .*answer_dialogs\(accept=False\)"):
        await page.evaluate("confirm('?')")
    page.once("dialog", lambda dialog: dialog.accept("Ada"))
    with pytest.raises(NotSupportedError, match=r"answer_dialogs\(accept=True, prompt_text='Ada'\)"):
        await page.evaluate("prompt('?')")
    assert await page.evaluate("1 + 1") == 2


async def test_a_dialog_is_answered_once(page: Page) -> None:
    async with page.expect_event("dialog") as info:
        await page.evaluate("alert('x')")
    dialog = await info.value
    await dialog.accept()
    with pytest.raises(Error, match=r"Dialog\.dismiss: Cannot dismiss dialog which is already handled!"):
        await dialog.dismiss()
