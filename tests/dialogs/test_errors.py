"""An answer that the page has not got is an error, whatever becomes of it in the listener."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import pytest

from smooth_page.async_api import Dialog, NotSupportedError, Page

NAMESPACE: dict[str, Any] = {}
exec("async def unreadable(dialog):\n    await dialog.accept()", NAMESPACE)


@pytest.fixture
async def page(browsers: list[Any]) -> Any:
    opened = await browsers[0].new_page()
    yield opened
    await opened.close()


async def test_one_that_the_listener_swallows(page: Page) -> None:
    async def listener(dialog: Dialog) -> None:
        with contextlib.suppress(Exception):
            await NAMESPACE["unreadable"](dialog)

    page.on("dialog", listener)
    with pytest.raises(NotSupportedError, match=r"Dialog\.accept of a confirm that was dismissed .*can't be read"):
        await page.evaluate("confirm('?')")


async def test_one_in_a_task(page: Page) -> None:
    tasks: list[Any] = []
    page.on("dialog", lambda dialog: tasks.append(asyncio.create_task(NAMESPACE["unreadable"](dialog))))
    assert await page.evaluate("confirm('?')") is False
    await asyncio.wait(tasks)
    with pytest.raises(NotSupportedError, match="can't be read"):
        await page.title()
    assert isinstance(tasks[0].exception(), NotSupportedError)
    assert await page.title() == ""
