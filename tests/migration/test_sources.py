"""Imports of Python sources."""

from __future__ import annotations

import pytest

from smooth_page.migration.sources import migrate_source


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from playwright.sync_api import Page, expect\n", "from smooth_page.sync_api import Page, expect\n"),
        ("from playwright.async_api import *  # all\n", "from smooth_page.async_api import *  # all\n"),
        (
            "from playwright.sync_api import (\n    Page,  # the page\n    expect,\n)\n",
            "from smooth_page.sync_api import (\n    Page,  # the page\n    expect,\n)\n",
        ),
        ("import playwright.sync_api as pw\n", "import smooth_page.sync_api as pw\n"),
        (
            "import playwright.sync_api\nx: playwright.sync_api.Page\n",
            "import smooth_page.sync_api\nx: smooth_page.sync_api.Page\n",
        ),
        ("from playwright import sync_api\n", "from smooth_page import sync_api\n"),
        ("from playwright._impl._errors import TimeoutError\n", "from smooth_page.errors import TimeoutError\n"),
        ("mock.patch('playwright.sync_api.Page.goto')\n", "mock.patch('smooth_page.sync_api.Page.goto')\n"),
        ("def f(page: 'playwright.sync_api.Page'): ...\n", "def f(page: 'smooth_page.sync_api.Page'): ...\n"),
        ("print('playwright is nice')\n", "print('playwright is nice')\n"),
        ("from .playwright import helper\n", "from .playwright import helper\n"),
        ("if x:\r\n\tfrom playwright.sync_api import Page\r\n", "if x:\r\n\tfrom smooth_page.sync_api import Page\r\n"),
    ],
)
def test_rewrites_and_keeps_the_rest(before: str, after: str) -> None:
    rewrite = migrate_source(before)
    assert rewrite.text == after
    assert rewrite.findings == []
    assert migrate_source(after).text == after


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("x = 1\nfrom playwright._impl._connection import Channel\n", 2, "playwright._impl._connection"),
        ("import playwright\n", 1, "imports playwright"),
        ("pytest_plugins = ['pytest_playwright.pytest_playwright']\n", 1, "smooth_page.pytest_plugin"),
        ("p.chromium.connect_over_cdp(url)  # playwright\n", 1, "connect_over_cdp"),
        ("p.chromium.launch_persistent_context('me')  # playwright\n", 1, "log in once more"),
        ("from playwright.sync_api import (\n", 1, "does not parse"),
    ],
)
def test_leaves_the_rest_to_a_person(source: str, line: int, said: str) -> None:
    rewrite = migrate_source(source)
    assert rewrite.text == source
    assert [finding.line for finding in rewrite.findings] == [line]
    assert said in rewrite.findings[0].what
