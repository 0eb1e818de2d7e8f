"""A strict target with several matches: the error that lists them, and what it suggests instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Error

from ..conftest import OperationFailed, Runtime
from .both import cleaned, with_locators

pytestmark = pytest.mark.usefixtures("same_window")

PAGES = (Path(__file__).parent / "pages" / "strict.txt").read_text("utf-8").splitlines()


async def message_of(runtime: Runtime, selector: str) -> str:
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("query", {"target": {"selector": selector, "strict": True}})
    assert failed.value.kind in ("strict", "selector")
    return with_locators(failed.value.info["message"], selector).strip()


async def native_message_of(runtime: Runtime, selector: str) -> str:
    with pytest.raises(Error) as failed:
        await runtime.page.locator(selector).text_content()
    return cleaned(failed.value.message.split("\nCall log:")[0]).strip()


@pytest.mark.parametrize("html", PAGES, ids=range(len(PAGES)))
async def test_matches_are_shown_and_suggested_as_by_native_playwright(runtime: Runtime, html: str) -> None:
    await runtime.page.set_content(html)
    assert await message_of(runtime, ".m") == await native_message_of(runtime, ".m")


async def test_details_tell_the_first_ten_and_how_many(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>" * 12)
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("query", {"target": {"selector": "p", "strict": True}})
    assert failed.value.info["count"] == 12
    assert len(failed.value.info["matches"]) == 10
    assert failed.value.info["matches"][0] == {"preview": "<p>x</p>", "selector": 'internal:text="x"i >> nth=0'}


async def test_a_target_that_is_not_strict_is_the_first_match(runtime: Runtime) -> None:
    await runtime.page.set_content("<p id=a>x</p><p id=b>x</p>")
    handle = await runtime.run("query", {"target": {"selector": "p"}})
    assert handle["preview"] == 'JSHandle@<p id="a">x</p>'
