"""Listeners come to the same here and on native Playwright."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.dialogs import async_listeners, sync_listeners
from tests.dialogs.async_listeners import Adds

ASKS = [
    "[confirm('Delete 3 items?'), prompt('Your name?', 'Ada'), alert('Saved!')]",
    "[prompt(\"Type 'DELETE' to confirm\"), confirm('Leave without saving?'), confirm('Delete 3 items?')]",
    "[prompt('', ''), confirm(), alert()]",
]


def name(adds: Adds) -> str:
    return adds.__name__


def sync_answers(browsers: list[Any], adds: Adds) -> list[Any]:
    found = []
    for browser in browsers:
        page, notes = browser.new_page(), list[Any]()
        adds(page, notes)
        found.append(([page.evaluate(each) for each in ASKS], notes))
        page.close()
    return found


@pytest.mark.parametrize("adds", sync_listeners.CASES, ids=name)
def test_of_the_sync_api(in_sync_world: Callable[..., Any], adds: Adds) -> None:
    ours, native = in_sync_world(sync_answers, adds)
    assert ours == native


@pytest.mark.parametrize("adds", async_listeners.CASES, ids=name)
async def test_of_the_async_api(browsers: list[Any], adds: Adds) -> None:
    found = []
    for browser in browsers:
        page, notes = await browser.new_page(), list[Any]()
        adds(page, notes)
        found.append(([await page.evaluate(each) for each in ASKS], notes))
        await page.close()
    assert found[0] == found[1]
