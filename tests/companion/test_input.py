"""Mouse, keyboard and drags by the companion: a page sees the same events as with native Playwright, all trusted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Page

from tests.runtime.actions import test_texts as texts
from tests.runtime.input import test_drag as drag
from tests.runtime.input import test_keyboard as keyboard
from tests.runtime.input import test_mouse as mouse
from tests.runtime.input import test_selecting as selecting
from tests.runtime.input.both import Both, steps_of

from .conftest import CompanionRuntime

# The same steps as in the tests of the page's own input.
CASES: dict[str, dict[str, Any]] = {
    "keyboard": keyboard.CASES,
    "mouse": mouse.CASES,
    "selecting": selecting.CASES,
    "texts": texts.FILLED,
    "drag": {name: (*case, None) for name, case in drag.CASES.items()},
}
CHOSEN = {
    "keyboard": (
        "a letter|number pad|repeated|lines in a textarea|keydown prevented|enter submits|rich text|"
        "copy and paste|undo and redo|letters in a select|date|tab out of a date"
    ),
    "mouse": (
        "from one element to another|hover beside a selected text|double click|right button|modifiers|select|link|shadow tree|"
        "pointerdown prevented|into a frame and back|option in a list"
    ),
    "selecting": "drag over text|a word",
    "texts": "nothing|rich text|prevented|undone|checked by a label",
    "drag": "dropped|by hand|cancelled|refused|prevented|a link",
}


@pytest.fixture(scope="module")
async def native(greeted: Page) -> AsyncIterator[Page]:
    page = await greeted.context.new_page()
    yield page
    await page.close()


@pytest.mark.parametrize("room", CHOSEN)
async def test_events_are_those_of_native_playwright(companion: CompanionRuntime, native: Page, room: str) -> None:
    different = {}
    both: Both | None = None
    for name in CHOSEN[room].split("|"):
        if both is None or both.has_moved_the_mouse:  # the browser goes on to report what comes under it
            for page in (native, companion.page):
                await page.goto("about:blank")
            both = Both(native, CompanionRuntime(companion.page), trusted=True)
        html, steps, after = CASES[room][name]
        different[name], _ = await both.difference(html, steps_of(steps), after=after)
    assert different == dict.fromkeys(different, "")
