"""Locators read in messages as Playwright words them (the table was made by native Playwright's own messages)."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, TimeoutError

from smooth_page._shared.elements.locator_text import description, locator_text, with_locator_texts

TEXTS = [
    ("i", 'locator("i")'),
    ("internal:role=button", 'get_by_role("button")'),
    ('internal:role=button[name="x"i]', 'get_by_role("button", name="x")'),
    (
        'internal:role=button[checked=true][disabled=false][selected=true][expanded=true][include-hidden=true][level=2][name=/x.*y\\\'"/i][description="d"i][pressed=false]',
        'get_by_role("button", name=re.compile(r"x.*y\'\\"", re.IGNORECASE), description="d", checked=True, disabled=False, selected=True, expanded=True, include_hidden=True, level=2, pressed=False)',
    ),
    ('internal:role=heading[level=1][name="q\\"w\\\\e"i]', 'get_by_role("heading", name="q\\"w\\\\e", level=1)'),
    ("internal:role=button[description=/x/]", 'get_by_role("button", description=re.compile(r"x"))'),
    ('internal:role=button[checked=false][name=""s]', 'get_by_role("button", name="", exact=True, checked=False)'),
    ("internal:role=button[name=/x/]", 'get_by_role("button", name=re.compile(r"x"))'),
    ('internal:text="hello"i', 'get_by_text("hello")'),
    ('internal:text="he\\"l\\\\lo"s', 'get_by_text("he\\"l\\\\lo", exact=True)'),
    (
        "internal:text=/a/b\\>\\>c\\\"d\\'e/ism",
        'get_by_text(re.compile(r"a/b\\>\\>c\\"d\'e", re.IGNORECASE | re.MULTILINE | re.DOTALL))',
    ),
    ('internal:text="new\\nline"i', 'get_by_text("new\\nline")'),
    ('internal:text="it\'s"i', 'get_by_text("it\'s")'),
    ('internal:label="x"i', 'get_by_label("x")'),
    ('internal:attr=[placeholder="x"i]', 'get_by_placeholder("x")'),
    ('internal:attr=[placeholder="x\\"\\\\"s]', 'get_by_placeholder("x\\"\\\\", exact=True)'),
    ('internal:attr=[placeholder=/x\\"y/]', 'get_by_placeholder(re.compile(r"x\\"y"))'),
    ('internal:attr=[alt="x"i]', 'get_by_alt_text("x")'),
    ("internal:attr=[title=/x\\d/s]", 'get_by_title(re.compile(r"x\\d", re.DOTALL))'),
    ('internal:testid=[data-testid="x"s]', 'get_by_test_id("x")'),
    ('internal:testid=[data-testid="x\\"\n\\\\"s]', 'get_by_test_id("x\\"\\n\\\\")'),
    ("internal:testid=[data-testid=/x.*/]", 'get_by_test_id(re.compile(r"x.*"))'),
    ('i >> internal:has-text="x"i', 'locator("i").filter(has_text="x")'),
    ("i >> internal:has-text=/x/i", 'locator("i").filter(has_text=re.compile(r"x", re.IGNORECASE))'),
    (
        'i >> internal:has-text="y"i >> internal:has-not-text="x"i >> internal:has="b" >> internal:has-not="internal:role=row[name=\\"z\\"i]" >> visible=true',
        'locator("i").filter(has_text="y").filter(has_not_text="x").filter(has=locator("b")).filter(has_not=get_by_role("row", name="z")).visible',
    ),
    ('i >> internal:has-text="x"i >> u', 'locator("i").filter(has_text="x").locator("u")'),
    ("i >> internal:has-text=/x/", 'locator("i").filter(has_text=re.compile(r"x"))'),
    ('i >> internal:has-text="x"i >> nth=0', 'locator("i").filter(has_text="x").first'),
    ("i >> visible=false", 'locator("i").filter(visible=False)'),
    ('i >> internal:has="internal:text=\\"x\\"i"', 'locator("i").filter(has=get_by_text("x"))'),
    ('i >> internal:and="internal:text=\\"b\\"i"', 'locator("i").and_(get_by_text("b"))'),
    ('i >> internal:or="b >> internal:has-text=\\"z\\"i"', 'locator("i").or_(locator("b").filter(has_text="z"))'),
    ("i >> nth=0", 'locator("i").first'),
    ("i >> nth=-1", 'locator("i").last'),
    ("i >> nth=3", 'locator("i").nth(3)'),
    ("i >> visible=true", 'locator("i").visible'),
    (
        'i >> internal:chain="internal:role=button[name=\\"a\\"i]"',
        'locator("i").locator(get_by_role("button", name="a"))',
    ),
    ("i >> b", 'locator("i").locator("b")'),
    ('i >> internal:text="b"i', 'locator("i").get_by_text("b")'),
    ('internal:text="b"i >> i', 'get_by_text("b").locator("i")'),
    ('internal:text="b"i >> internal:role=link', 'get_by_text("b").get_by_role("link")'),
    ('b >> internal:chain="i"', 'locator("b").locator(locator("i"))'),
    ("i >> internal:control=enter-frame >> x", 'locator("i").content_frame.locator("x")'),
    ("i >> f >> internal:control=enter-frame >> x", 'locator("i").locator("f").content_frame.locator("x")'),
    ('f >> internal:control=enter-frame >> internal:text="x"i', 'locator("f").content_frame.get_by_text("x")'),
    ("f >> nth=2 >> internal:control=enter-frame >> y", 'locator("f").nth(2).content_frame.locator("y")'),
    ("f >> nth=0 >> internal:control=enter-frame >> y", 'locator("f").first.content_frame.locator("y")'),
    ("f >> nth=-1", 'locator("f").last'),
    (
        "f >> internal:control=enter-frame >> g >> internal:control=enter-frame >> h",
        'locator("f").content_frame.locator("g").content_frame.locator("h")',
    ),
    (
        "f >> nth=-1 >> internal:control=enter-frame >> g >> nth=0 >> internal:control=enter-frame >> internal:role=x",
        'locator("f").last.content_frame.locator("g").first.content_frame.get_by_role("x")',
    ),
    (
        'internal:attr=[title="x"i] >> internal:control=enter-frame >> internal:text="y"i',
        'get_by_title("x").content_frame.get_by_text("y")',
    ),
    ("i >> nth=0 >> internal:control=enter-frame >> x", 'locator("i").first.content_frame.locator("x")'),
    ('i >> internal:describe="my \\"desc\\""', 'locator("i")'),
    ('i >> internal:describe="x" >> b', 'locator("i").locator("b")'),
    ('i >> internal:describe="x" >> nth=0', 'locator("i").first'),
    ('i >> internal:describe="x" >> internal:has-text="y"i', 'locator("i").filter(has_text="y")'),
    ('i >> internal:has="b >> internal:describe=\\"inner\\""', 'locator("i").filter(has=locator("b"))'),
    ('b >> nth=0 >> internal:describe="x" >> internal:describe="y"', 'locator("b").first'),
    ("text=hi", 'locator("text=hi")'),
    ("text='hi'", "locator(\"text='hi'\")"),
    ('text="hi"', 'locator("text=\\"hi\\"")'),
    ("text=/hi/i", 'locator("text=/hi/i")'),
    ("//i", 'locator("//i")'),
    ("xpath=//i", 'locator("//i")'),
    (".. >> i >> ..", 'locator("..").locator("i").locator("..")'),
    ("css=i >> nth=1", 'locator("i").nth(1)'),
    ("*css=i >> b", 'locator("i").locator("b")'),
    ('#a >> internal:has-text="x"i', 'locator("#a").filter(has_text="x")'),
    ("i >> b >> visible=true", 'locator("i").locator("b").visible'),
    ("i>>b", 'locator("i").locator("b")'),
    ("id=foo", 'locator("id=foo")'),
    ("data-testid=foo", 'locator("data-testid=foo")'),
    ("role=button[name='x']", "locator(\"role=button[name='x']\")"),
    ("role=button", 'locator("role=button")'),
    ("i:has-text('x')", "locator(\"i:has-text('x')\")"),
    ('i[a="b"]', 'locator("i[a=\\"b\\"]")'),
    ("i[a='b']", "locator(\"i[a='b']\")"),
    ("'hi'", "locator(\"text='hi'\")"),
    ('"hi"', 'locator("text=\\"hi\\"")'),
    ("text=a >> b", 'locator("text=a").locator("b")'),
    ("b >> text=a", 'locator("b").locator("text=a")'),
    ("i >> xpath=//u", 'locator("i").locator("//u")'),
    ("xpath=//i >> css=b", 'locator("//i").locator("b")'),
    ("  i  ", 'locator("i")'),
    ("i >> nth=0 >> b", 'locator("i").first.locator("b")'),
    ("visible=true >> i", 'visible.locator("i")'),
    ("nth=0 >> i", 'first.locator("i")'),
    ("i, b", 'locator("i, b")'),
    ('i >> internal:and="b"', 'locator("i").and_(locator("b"))'),
    ('internal:text="x"i', 'get_by_text("x")'),
    ('internal:attr=[foo="x"i]', 'locator("internal:attr=[foo=\\"x\\"i]")'),
    ('internal:testid=[foo="x"s]', 'get_by_test_id("x")'),
    ("internal:control=any-frame >> i", 'frame_locator().locator("i")'),
    (
        'internal:control=any-frame >> internal:role=button[name="x"i]',
        'frame_locator().get_by_role("button", name="x")',
    ),
    (
        "internal:control=any-frame >> f >> internal:control=enter-frame >> x",
        'frame_locator().locator("f").content_frame.locator("x")',
    ),
    ('i >> internal:or="b" >> nth=0', 'locator("i").or_(locator("b")).first'),
    (
        'i >> internal:has="internal:role=button[name=\\"x\\"i] >> nth=0"',
        'locator("i").filter(has=get_by_role("button", name="x").first)',
    ),
    ('internal:role=button[name="ü—\u2028"i]', 'get_by_role("button", name="ü—\u2028")'),
    ('internal:text="a`b${c}"i', 'get_by_text("a`b${c}")'),
    ("i\nb", 'locator("i\\nb")'),
    ("i\\:b", 'locator("i\\\\:b")'),
    ("text=  hi  there ", 'locator("text=  hi  there")'),
    (
        'i >> internal:role=cell >> nth=1 >> internal:text="y"s >> nth=-1',
        'locator("i").get_by_role("cell").nth(1).get_by_text("y", exact=True).last',
    ),
    ('i >> internal:has-text="multi\\nline"i', 'locator("i").filter(has_text="multi\\nline")'),
    ("i >> internal:has-not-text=/x/", 'locator("i").filter(has_not_text=re.compile(r"x"))'),
    ("internal:role=button[include-hidden=true]", 'get_by_role("button", include_hidden=True)'),
    ("internal:role=button[include-hidden=false]", 'get_by_role("button", include_hidden=False)'),
    ("internal:role=spinbutton[level=1.5]", 'get_by_role("spinbutton", level=1.5)'),
    ("text='it\\'s'", "locator(\"text='it\\\\'s'\")"),
    ("i >> internal:control=enter-frame", 'locator("i").content_frame'),
    ('i >> internal:chain="b >> c"', 'locator("i").locator(locator("b").locator("c"))'),
]


@pytest.mark.parametrize(("selector", "text"), TEXTS)
def test_text(selector: str, text: str) -> None:
    assert locator_text(selector) == text


@pytest.mark.parametrize(
    "selector",
    [
        "i >> internal:has-text=/a\\/b/ >> nth=2",
        'internal:role=row[name="x"s][selected=true]',
        'i >> internal:or="b >> c"',
    ],
)
async def test_native_still_words_it_so(native_page: Page, selector: str) -> None:
    with pytest.raises(TimeoutError) as caught:
        await native_page.locator(selector).is_checked(timeout=100)
    said = re.search(r"waiting for (.*)", str(caught.value))
    assert said
    assert said[1] == locator_text(selector)


def test_description_is_what_describe_said_last() -> None:
    assert description('a >> internal:describe="my \\"a\\""') == 'my "a"'
    assert description('a >> internal:describe="x" >> nth=0') is None
    assert description("a") is None


def test_placeholders_become_locators() -> None:
    text = 'waiting for {{target}}, or {{selector:"internal:text=\\"x\\"i"}}'
    assert with_locator_texts(text, "a >> nth=0") == 'waiting for locator("a").first, or get_by_text("x")'
    assert with_locator_texts("{{target}}", None) == 'locator(":scope")'
