"""Inputs that ask for files: reported, and the browser's chooser stays closed."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import Watched

PAGE = """<input type=file id=one><input type=file id=several multiple><label for=one>label</label>
<input type=file id=off disabled><input type=file id=kept onclick="event.preventDefault()">"""


@pytest.fixture
async def site(watched: Watched) -> Watched:
    watched.pages["/page"] = PAGE
    await watched.goto("/page")
    await watched.observe("filechooser")
    return watched


OPENS = {
    "one.click()": ("one", False),
    "several.click()": ("several", True),
    "document.querySelector('label').click()": ("one", False),
    "one.showPicker()": ("one", False),
    "Object.assign(document.createElement('input'), { type: 'file', id: 'loose' }).click()": ("loose", False),
}


@pytest.mark.parametrize("script", OPENS)
async def test_what_opens_a_chooser(site: Watched, script: str) -> None:
    await site.runtime.run("evaluate", {"returns": "value"}, code=f"() => {{ {script} }}")
    (chooser,) = await site.reported("filechooser")
    element = {"handle": chooser["element"]}
    name = await site.runtime.run("evaluate", {"returns": "value", "target": element}, code="input => input.id")
    assert (name, chooser["multiple"]) == OPENS[script]


async def test_what_opens_none(site: Watched) -> None:
    await site.page.evaluate("() => { off.click(); kept.click(); several.click() }")
    (chooser,) = await site.reported("filechooser")
    assert chooser["multiple"] is True
