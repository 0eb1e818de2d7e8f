"""How much of Playwright's API works, read from the code."""

from __future__ import annotations

import re

import pytest

from compat.surface.compare import playwright_facts
from smooth_page import async_api
from smooth_page.errors import NOT_BUILT, NotSupportedError
from smooth_page.levels import Level, levels


def test_each_member_has_a_level() -> None:
    known = levels(companion=False)
    missing = [
        f"{name}.{member}"
        for name, facts in playwright_facts()["sync_api"]["classes"].items()
        for member in facts["members"]
        if not member.startswith("_") and not name.endswith("Impl") and not facts["errors"]
    ]
    assert [member for member in missing if member not in known] == []


@pytest.mark.parametrize("companion", [False, True])
def test_levels_say_what_their_kind_needs(companion: bool) -> None:
    for name, level in levels(companion=companion).items():
        assert bool(level.how) == (level.name == "differs"), name
        assert bool(level.why) == (level.name in ("not yet", "not supported")), name
        assert (level.why == NOT_BUILT) == (level.name == "not yet"), name


def test_examples_of_each() -> None:
    known = levels(companion=False)
    assert known["Page.title"] == Level("works")
    assert known["Page.emulate_media"] == Level(
        "differs",
        how="style sheets of other origins and the browser's own widgets are not affected; in a document that "
        "loaded before the first call, existing media query lists of scripts report no change. None with the companion.",
    )
    assert known["Screencast.show_chapter"] == Level("works")
    assert known["Screencast.start"].name == "not supported"
    assert known["BrowserType.connect"].name == "not supported"
    assert known["BrowserType.connect"].instead == "launch()"
    assert known['Page.on("crash")'].name == "differs"
    assert known['Page.on("worker")'].name == "not supported"
    assert 'Page.on("worker")' not in levels(companion=True)
    assert known['Page.on("console")'].name == "differs"
    assert 'Page.on("weberror")' not in known
    assert known["Browser.new_context(client_certificates)"].name == "not supported"


def test_examples_with_the_companion() -> None:
    known = levels(companion=True)
    assert known["Page.pdf"] == known["Response.server_addr"] == known["Page.set_content"] == Level("works")
    assert known["BrowserType.connect"] == levels(companion=False)["BrowserType.connect"]
    assert known['Page.on("crash")'].name == "differs"
    assert 'Page.on("request")' not in known


async def test_a_level_is_what_a_call_raises() -> None:
    expected = levels(companion=False)["BrowserType.connect"]
    async with async_api.async_playwright() as playwright:
        with pytest.raises(NotSupportedError) as failure:
            await playwright.chromium.connect("ws://localhost")
    assert (failure.value.why, failure.value.instead) == (expected.why, expected.instead)


def test_a_difference_that_refers_to_another_member_is_that_members() -> None:
    """Reports print a member's sentence alone."""
    found = levels(companion=False)
    assert found["BrowserContext.route"] == found["Page.route"]
    assert found["Response.json"] == found["Response.text"] == found["Response.body"]
    assert found["BrowserContext.expose_binding"] == found["Page.expose_function"]
    sentences = {name: level.how for name, level in found.items() if level.how}
    assert not [name for name, how in sentences.items() if re.match(r"(same as|as of) `[\w.]+`\.$", how)]
