"""A finger, compared with native Playwright."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.runtime.conftest import Runtime

from .both import Both, steps_of


@pytest.fixture
async def touching(native_browser: Browser) -> AsyncIterator[Both]:
    context = await native_browser.new_context(has_touch=True)
    yield Both(await context.new_page(), Runtime(await context.new_page()))
    await context.close()


BUTTONS = "<button id=a>x</button><button id=b>y</button>"
# A finger captures the pointer by itself.
IGNORED = ("gotpointercapture", "lostpointercapture")
# The browser rounds half pixels up for these.
ROUNDED = ("clientX", "clientY", "pageX", "pageY", "offsetX", "offsetY", "touches")

CASES = {
    "taps": (BUTTONS, [("do", "tap", "#a"), ("do", "tap", "#b")]),
    "touchstart prevented": (
        (
            "<button id=a>x</button><script>"
            "a.addEventListener('touchstart', e => e.preventDefault(), {passive: false})</script>"
        ),
        ("do", "tap", "#a"),
    ),
    "touchend prevented": ("<button id=a ontouchend='event.preventDefault()'>x</button>", ("do", "tap", "#a")),
    "a field": ("<input id=a>", ("do", "tap", "#a")),
    "a checkbox": ("<input id=a type=checkbox>", ("do", "tap", "#a")),
}


@pytest.mark.parametrize("name", CASES)
async def test_events(touching: Both, name: str) -> None:
    html, steps = CASES[name]
    await touching.same(html, steps_of(steps), ignore=(*IGNORED, *ROUNDED))
