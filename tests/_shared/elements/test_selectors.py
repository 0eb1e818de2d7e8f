"""Selector strings are the ones that Playwright's locators show."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.async_api import Page

from smooth_page._shared.elements import selectors as build
from smooth_page.errors import Error

# What a user calls on a page, and how it is built here.
CASES: list[tuple[str, str]] = [
    ('get_by_text("hello")', build.by_text("hello")),
    ("""get_by_text('he"l\\\\lo', exact=True)""", build.by_text('he"l\\lo', True)),
    ("get_by_text('\\u00fcber \\u2028 \\x01 </script>')", build.by_text("\u00fcber \u2028 \x01 </script>")),
    (
        """get_by_text(re.compile("a>>b'", re.I | re.M | re.S))""",
        build.by_text(re.compile("a>>b'", re.I | re.M | re.S)),
    ),
    ("""get_by_text(re.compile(r'\\"'))""", build.by_text(re.compile(r"\""))),
    ("""get_by_text(re.compile(r'\\\\"'))""", build.by_text(re.compile('\\\\"'))),
    ("get_by_text(re.compile('>>>>'))", build.by_text(re.compile(">>>>"))),
    ('get_by_label("x")', build.by_label("x")),
    ("get_by_label(re.compile('x'))", build.by_label(re.compile("x"))),
    ("""get_by_placeholder('x"\\\\', exact=True)""", build.by_attribute("placeholder", 'x"\\', True)),
    ("""get_by_placeholder(re.compile('x"y'))""", build.by_attribute("placeholder", re.compile('x"y'))),
    ('get_by_alt_text("x")', build.by_attribute("alt", "x")),
    ('get_by_title("x")', build.by_attribute("title", "x")),
    ("""get_by_test_id('x"\\n\\\\')""", build.by_test_id("data-testid", 'x"\n\\')),
    ("get_by_test_id(re.compile('x.*'))", build.by_test_id("data-testid", re.compile("x.*"))),
    ('get_by_role("button")', build.by_role("button")),
    ('get_by_role("button", name="")', build.by_role("button", name="")),
    ("""get_by_role("button", name='x"y\\\\z', exact=True)""", build.by_role("button", name='x"y\\z', exact=True)),
    (
        (
            'get_by_role("button", name=re.compile("x", re.I), exact=True, checked=True, disabled=False, level=2, '
            'expanded=True, pressed=False, selected=True, include_hidden=True, description="d")'
        ),
        build.by_role(
            "button",
            name=re.compile("x", re.I),
            exact=True,
            checked=True,
            disabled=False,
            level=2,
            expanded=True,
            pressed=False,
            selected=True,
            include_hidden=True,
            description="d",
        ),
    ),
    ('get_by_role("heading", level=1.0)', build.by_role("heading", level=1.0)),  # type: ignore[arg-type]
    (
        (
            'locator("a").filter(has_not_text="x", has_text=re.compile("y"), has=page.get_by_text("b"), '
            'has_not=page.locator("c"), visible=True)'
        ),
        build.filtered(
            "a",
            has_not_text="x",
            has_text=re.compile("y"),
            has=build.by_text("b"),
            has_not="c",
            visible=True,
        ),
    ),
    ('locator("a").filter(has_text="")', build.filtered("a", has_text="")),
    ('locator("a").and_(page.get_by_text("b"))', build.both("a", build.by_text("b"))),
    ('locator("a").or_(page.locator("b"))', build.either("a", "b")),
    ('locator("a").locator(page.get_by_text("b"))', build.chained("a", build.by_text("b"))),
    ('locator("a").locator("b")', build.below("a", "b")),
    ('locator("a").last', build.nth("a", -1)),
    ('frame_locator("f").nth(1).locator("a")', build.in_frame(build.nth("f", 1), "a")),
    ('frame_locator().locator("a")', build.below(build.ANY_FRAME, "a")),
    ("""locator("a").describe('the "a"')""", build.described("a", 'the "a"')),
]


@pytest.mark.parametrize(("call", "built"), CASES, ids=[call for call, _ in CASES])
async def test_matches_native(native_page: Page, call: str, built: str) -> None:
    native = eval(f"page.{call}", {"page": native_page, "re": re})
    assert repr(native) == f"<Locator frame={native_page.main_frame!r} selector={built!r}>"


def test_test_id_attribute_with_commas_is_quoted() -> None:
    assert build.by_test_id("data-a,data-b", "x") == 'internal:testid=["data-a,data-b"="x"s]'


@pytest.mark.parametrize(
    "make",
    [
        lambda pattern: build.by_text(pattern),
        lambda pattern: build.by_role("button", name=pattern),
        lambda pattern: build.by_attribute("title", pattern),
    ],
)
@pytest.mark.parametrize("flag", [re.ASCII, re.VERBOSE])
def test_flags_that_javascript_lacks_are_refused(make: Callable[[Any], str], flag: re.RegexFlag) -> None:
    with pytest.raises(Error, match=r"Unexpected re\.Pattern flag"):
        make(re.compile("a", flag))


def test_slash_does_not_end_a_pattern_in_brackets() -> None:
    # Playwright fails to parse its own selector here.
    assert build.by_attribute("title", re.compile("a/[b/]c")) == r"internal:attr=[title=/a\/[b\/]c/]"
