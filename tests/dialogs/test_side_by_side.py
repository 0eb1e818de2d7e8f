"""Listeners come to the same here and on native Playwright."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from tests.dialogs import async_listeners, sync_listeners
from tests.dialogs.async_listeners import Adds
from tests.dialogs.conftest import page_kept

ASKS = [
    "[confirm('Delete 3 items?'), prompt('Your name?', 'Ada'), alert('Saved!')]",
    "[prompt(\"Type 'DELETE' to confirm\"), confirm('Leave without saving?'), confirm('Delete 3 items?')]",
    "[prompt('', ''), confirm(), alert()]",
]


def name(adds: Adds) -> str:
    return adds.__name__


@contextlib.contextmanager
def taken_back(page: Any) -> Iterator[None]:
    """The listeners that a case adds to the page and its context are removed at the end: all cases use one page."""
    added: list[tuple[Any, str, Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        for emitter in (page, page.context):
            for verb in ("on", "once"):
                patch.setattr(emitter, verb, partial(_note_and_add, added, emitter, getattr(emitter, verb)))
        yield
    for emitter, event, listener in added:
        with contextlib.suppress(KeyError):  # it has run once, or the case has removed it
            emitter.remove_listener(event, listener)


def _note_and_add(added: list[tuple[Any, str, Any]], emitter: Any, add: Any, event: str, listener: Any) -> None:
    added.append((emitter, event, listener))
    add(event, listener)


def sync_answers(browsers: list[Any], adds: Adds) -> list[Any]:
    found = []
    for browser in browsers:
        page, notes = page_kept(browser) or browser.new_page(), list[Any]()
        with taken_back(page):
            adds(page, notes)
            found.append(([page.evaluate(each) for each in ASKS], notes))
    return found


@pytest.mark.parametrize("adds", sync_listeners.CASES, ids=name)
def test_of_the_sync_api(in_sync_world: Callable[..., Any], adds: Adds) -> None:
    ours, native = in_sync_world(sync_answers, adds)
    assert ours == native


@pytest.mark.parametrize("adds", async_listeners.CASES, ids=name)
async def test_of_the_async_api(browsers: list[Any], adds: Adds) -> None:
    found = []
    for browser in browsers:
        page, notes = page_kept(browser) or await browser.new_page(), list[Any]()
        with taken_back(page):
            adds(page, notes)
            found.append(([await page.evaluate(each) for each in ASKS], notes))
    assert found[0] == found[1]
