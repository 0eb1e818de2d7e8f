"""expect(locator) and expect(page). The messages are native Playwright's."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from contextvars import Context
from datetime import timedelta
from typing import Any

import pytest

from smooth_page._async.assertions.assertions import LocatorAssertions, expect
from smooth_page._async.browser.context import BrowserContext
from smooth_page._async.page.page import Page
from smooth_page._shared.assertions.soft_assertions import soft_scope, soften
from smooth_page.errors import Error

HTML = """<title> The  title </title>
<div id=d class="a b" foo=bar style="color:red">hi <b>x</b></div><div id=h hidden>hid</div>
<input id=i value=v><input id=c type=checkbox><input id=r readonly>
<select id=s multiple><option value=1 selected>A</option><option value=2 selected>B</option></select>
<ul><li class="x y">a</li><li class=z>b</li></ul>
<button id=btn disabled aria-label=name title=desc>q</button>
<input id=e aria-invalid=true aria-errormessage=m><span id=m>wrong</span><p id=empty></p>"""

Check = Callable[[LocatorAssertions], Awaitable[None]]

# selector, what holds
HOLDS: list[tuple[str, Check]] = [
    ("#d", lambda e: e.to_be_visible()),
    ("#h", lambda e: e.to_be_visible(visible=False)),
    ("zz", lambda e: e.to_be_hidden()),
    ("#d", lambda e: e.not_to_be_hidden()),
    ("#h", lambda e: e.to_be_attached()),
    ("zz", lambda e: e.to_be_attached(attached=False)),
    ("zz", lambda e: e.not_to_be_attached()),
    ("#c", lambda e: e.not_to_be_checked()),
    ("#c", lambda e: e.to_be_checked(checked=False)),
    ("#btn", lambda e: e.to_be_disabled()),
    ("#i", lambda e: e.to_be_enabled()),
    ("#btn", lambda e: e.to_be_enabled(enabled=False)),
    ("#i", lambda e: e.to_be_editable()),
    ("#r", lambda e: e.to_be_editable(editable=False)),
    ("#empty", lambda e: e.to_be_empty()),
    ("#i", lambda e: e.not_to_be_empty()),
    ("#i", lambda e: e.not_to_be_focused()),
    ("#d", lambda e: e.to_be_in_viewport(ratio=1)),
    ("#d", lambda e: e.to_contain_class("b")),
    ("li", lambda e: e.to_contain_class(["y", "z"])),
    ("#d", lambda e: e.to_contain_text("HI", ignore_case=True)),
    ("li", lambda e: e.to_contain_text(["b"])),
    ("#d", lambda e: e.to_have_text(" hi   x ")),
    ("#d", lambda e: e.to_have_text(re.compile("^hi"))),
    ("#d", lambda e: e.to_have_text("hi x", use_inner_text=True)),
    ("li", lambda e: e.to_have_text(["a ", re.compile("b")])),
    ("zz", lambda e: e.to_have_text([])),
    ("li", lambda e: e.not_to_have_text(("a", "c"))),
    ("#btn", lambda e: e.to_have_accessible_name(" name ")),
    ("#btn", lambda e: e.to_have_accessible_description(re.compile("DESC", re.I))),
    ("#e", lambda e: e.to_have_accessible_error_message("WRONG", ignore_case=True)),
    ("#d", lambda e: e.to_have_attribute("foo")),
    ("#d", lambda e: e.not_to_have_attribute("zoo")),
    ("#d", lambda e: e.to_have_attribute("foo", "BAR", ignore_case=True)),
    ("#d", lambda e: e.not_to_have_attribute("foo", "BAR")),
    ("#d", lambda e: e.to_have_class("a b")),
    ("li", lambda e: e.to_have_class(["x y", re.compile("z")])),
    ("li", lambda e: e.to_have_count(2)),
    ("zz", lambda e: e.to_have_count(0)),
    ("#d", lambda e: e.to_have_css("color", "rgb(255, 0, 0)")),
    ("#d", lambda e: e.not_to_have_css("content", "x", pseudo="before")),
    ("#d", lambda e: e.to_have_id("d")),
    ("#c", lambda e: e.to_have_js_property("checked", False)),
    ("#c", lambda e: e.to_have_js_property("onclick", None)),
    ("#btn", lambda e: e.to_have_role("button")),
    ("#i", lambda e: e.to_have_value("v")),
    ("#s", lambda e: e.to_have_values(["1", re.compile("2")])),
    ("ul", lambda e: e.to_match_aria_snapshot("- list:\n  - listitem: a")),
    ("ul", lambda e: e.not_to_match_aria_snapshot("- button")),
]

# selector, what fails, the beginning of the message
FAILS: list[tuple[str, Check, str]] = [
    ("#h", lambda e: e.to_be_visible(), "to be visible\nActual value: hidden "),
    ("zz", lambda e: e.to_be_visible(), "to be visible\nActual value: None\nError: element(s) not found "),
    ("#d", lambda e: e.to_be_visible(visible=False), "to be hidden\nActual value: visible "),
    ("#d", lambda e: e.not_to_be_attached(), "not to be attached\nActual value: attached "),
    ("#d", lambda e: e.to_be_attached(attached=False), "to be detached\nActual value: attached "),
    ("#c", lambda e: e.to_be_checked(), "to be checked\nActual value: unchecked "),
    ("#c", lambda e: e.to_be_checked(indeterminate=True), "to be indeterminate\nActual value: unchecked "),
    ("#d", lambda e: e.to_be_checked(), "to be checked\nActual value: None\nError: Not a checkbox or radio button "),
    ("#btn", lambda e: e.to_be_enabled(), "to be enabled\nActual value: disabled "),
    ("#i", lambda e: e.to_be_editable(editable=False), "to be readonly\nActual value: editable "),
    ("#d", lambda e: e.to_be_empty(), "to be empty\nActual value: notEmpty "),
    ("#i", lambda e: e.to_be_focused(), "to be focused\nActual value: inactive "),
    ("#h", lambda e: e.to_be_in_viewport(), "to be in viewport\nActual value: viewport ratio 0 "),
    ("#d", lambda e: e.to_contain_class("z"), "to contain class 'z'\nActual value: a b "),
    ("li", lambda e: e.to_contain_class(["q"]), "to contain class names '['q']'\nActual value: ['x y', 'z'] "),
    ("#d", lambda e: e.to_contain_text("zz"), "to contain text 'zz'\nActual value: hi x "),
    ("li", lambda e: e.not_to_contain_text(["a"]), "not to contain text '['a']'\nActual value: ['a', 'b'] "),
    ("#btn", lambda e: e.to_have_accessible_name("z"), "to have accessible name\nActual value: name "),
    ("#d", lambda e: e.to_have_attribute("zoo"), "to have attribute\nActual value: attribute not present "),
    ("#d", lambda e: e.to_have_attribute("foo", "z"), "to have attribute 'z'\nActual value: bar "),
    ("#d", lambda e: e.to_have_class(re.compile("z")), "to have class 're.compile('z')'\nActual value: a b "),
    ("li", lambda e: e.to_have_count(3), "to have count '3'\nActual value: 2 "),
    ("#d", lambda e: e.to_have_css("color", "z"), "to have CSS 'z'\nActual value: rgb(255, 0, 0) "),
    ("#d", lambda e: e.to_have_id("z"), "to have ID 'z'\nActual value: d "),
    ("#d", lambda e: e.to_have_js_property("foo", 5), "to have JS Property '5'\nActual value: None "),
    ("#btn", lambda e: e.to_have_role("link"), "to have accessible role\nActual value: button "),
    ("#d", lambda e: e.to_have_text("hi"), "to have text 'hi'\nActual value: hi x "),
    ("li", lambda e: e.to_have_text(["a"]), "to have text '['a']'\nActual value: ['a', 'b'] "),
    ("#i", lambda e: e.to_have_value("z"), "to have Value 'z'\nActual value: v "),
    ("#d", lambda e: e.to_have_value("z"), "to have Value 'z'\nActual value: None\nError: Not an input element "),
    ("#s", lambda e: e.to_have_values(["z"]), "to have Values '['z']'\nActual value: ['1', '2'] "),
    (
        "#d",
        lambda e: e.to_match_aria_snapshot("- list"),
        "to match Aria snapshot '- list'\nActual value: - text: hi x ",
    ),
]


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same for all tests."""
    return module_page


@pytest.fixture
async def shown(page: Page) -> Page:
    await page.set_content(HTML)
    return page


@pytest.fixture
async def shown_first(context: BrowserContext) -> Page:
    """A new page, which is so slow at first that a millisecond is enough for one look."""
    page = await context.new_page()
    await page.set_content(HTML)
    return page


@pytest.fixture(autouse=True)
def short_timeouts() -> Any:
    expect.set_options(timeout=60)
    yield
    expect.set_options(timeout=None)


async def test_what_holds(shown: Page) -> None:
    expect.set_options(timeout=2000)
    for selector, check in HOLDS:
        await check(expect(shown.locator(selector)))


async def test_what_fails(shown: Page) -> None:
    for selector, check, message in FAILS:
        with pytest.raises(AssertionError) as caught:
            await check(expect(shown.locator(selector)))
        assert str(caught.value).startswith(f"Locator expected {message}"), str(caught.value)


async def test_whole_message(shown_first: Page) -> None:
    with pytest.raises(AssertionError) as caught:
        await expect(shown_first.locator("#btn").describe("the button")).not_to_have_text("q", timeout=1)
    assert str(caught.value) == (
        "Locator expected not to have text 'q'\n"
        "Actual value: q \n"
        "Call log:\n"
        '  - Expect "not_to_have_text" the button with timeout 1ms\n'
        '  - waiting for locator("#btn")\n'
        '    - locator resolved to <button id="btn" disabled title="desc" aria-label="name">q</button>\n'
        '    - unexpected value "q"\n'
        "\n"
        "Aria snapshot:\n"
        '- button "name" [disabled]: q'
    )


async def test_message_about_a_list_has_no_snapshot(shown_first: Page) -> None:
    with pytest.raises(AssertionError) as caught:
        await expect(shown_first.locator("li")).to_have_count(3, timeout=1)
    assert str(caught.value) == (
        "Locator expected to have count '3'\n"
        "Actual value: 2 \n"
        "Call log:\n"
        '  - Expect "to_have_count" locator("li") with timeout 1ms\n'
        '  - waiting for locator("li")\n'
        "    - locator resolved to 2 elements\n"
        '    - unexpected value "2"\n'
    )


async def test_own_messages(shown: Page) -> None:
    with pytest.raises(AssertionError, match=r"^it says hi\nExpected value: 'q'\nActual value: hi x \nCall log:"):
        await expect(shown.locator("#d"), "it says hi").to_have_text("q")
    with pytest.raises(AssertionError, match=r"^it is there\nActual value: hidden \n"):
        await expect(shown.locator("#h"), "it is there").to_be_visible()


async def test_strictness(shown: Page) -> None:
    with pytest.raises(AssertionError) as caught:
        await expect(shown.locator("li")).to_have_text("a")
    assert 'Error: strict mode violation: locator("li") resolved to 2 elements:\n    1) <li class' in str(caught.value)


@pytest.mark.both_apis
async def test_waits_until_it_holds(shown: Page) -> None:
    await shown.evaluate("setTimeout(() => { document.querySelector('#d').textContent = 'later' }, 50)")
    await expect(shown.locator("#d")).to_have_text("later", timeout=5000)
    await shown.evaluate("setTimeout(() => document.querySelector('#d').remove(), 50)")
    await expect(shown.locator("#d")).not_to_be_visible(timeout=timedelta(seconds=5))


async def test_pages(shown: Page) -> None:
    await expect(shown).to_have_title("The title")
    await expect(shown).to_have_title(re.compile("TITLE", re.I))
    await expect(shown).not_to_have_title("other")
    await expect(shown).to_have_url("about:blank")
    await expect(shown).to_have_url("ABOUT:BLANK", ignore_case=True)
    await expect(shown).not_to_have_url(re.compile("http"))
    await expect(shown).to_match_aria_snapshot("- list:\n  - listitem: a")
    with pytest.raises(AssertionError, match=r"^Page title expected to be 'z'\nActual value: The title \nCall log:"):
        await expect(shown).to_have_title("z")
    with pytest.raises(
        AssertionError, match=r"^Page URL expected not to be 'about:blank'\nActual value: about:blank \n"
    ):
        await expect(shown).not_to_have_url("about:blank")
    with pytest.raises(AssertionError, match=r"^Page expected not to match Aria snapshot '- list'\n"):
        await expect(shown).not_to_match_aria_snapshot("- list")


async def test_arguments_are_checked(shown: Page) -> None:
    one = expect(shown.locator("#d"))
    wrong: list[tuple[Callable[[], Awaitable[None]], str]] = [
        (lambda: one.to_have_text(5), "value must be a string or regular expression"),  # type: ignore[arg-type]
        (lambda: one.to_have_text([5]), "value must be a string or regular expression"),  # type: ignore[list-item]
        (lambda: one.to_have_values("z"), "Expected a list or tuple of strings or patterns"),
        (lambda: one.to_contain_class(re.compile("a")), "cannot be a RegExp value"),  # type: ignore[arg-type]
        (lambda: one.to_contain_class([re.compile("a")]), "cannot contain RegExp values"),  # type: ignore[list-item]
        (lambda: one.to_have_role(re.compile("b")), '"role" argument in to_have_role must be a string'),  # type: ignore[arg-type]
        (lambda: one.to_have_count("x"), "expected float, got string"),  # type: ignore[arg-type]
        (lambda: one.to_be_visible(timeout="x"), "timeout: expected float, got string"),  # type: ignore[arg-type]
    ]
    for check, message in wrong:
        with pytest.raises(Error, match=message):
            await check()
    with pytest.raises(ValueError, match="Unsupported type: <class 'int'>"):
        expect(5)  # type: ignore[call-overload]


@pytest.mark.both_apis
async def test_soft_assertions_are_collected(shown: Page) -> None:
    soft = expect.soft(shown.locator("#d"))
    with soft_scope() as failures:
        await soft.to_have_text("q")
        await soft.to_have_text("hi x")
        await expect.soft(shown).to_have_title("q")
    assert [str(failure).split("\n")[0] for failure in failures] == [
        "Locator expected to have text 'q'",
        "Page title expected to be 'q'",
    ]


def test_soft_assertions_need_somebody_who_collects() -> None:
    # The plugin collects for this very test; a context of its own knows nothing of that.
    with pytest.raises(RuntimeError, match=r"expect\.soft\(\.\.\.\) requires the pytest plugin"):
        Context().run(soften, AssertionError("no"))


@pytest.mark.both_apis
async def test_closed_pages(context: BrowserContext) -> None:
    page = await context.new_page()
    await page.set_content(HTML)
    locator = page.locator("#d")
    await page.close()
    with pytest.raises(AssertionError, match=r"^Locator expected to be visible\nActual value: None\n"):
        await expect(locator).to_be_visible()
    with pytest.raises(AssertionError, match=r"^Locator expected not to be visible\nActual value: None\n"):
        await expect(locator).not_to_be_visible()
