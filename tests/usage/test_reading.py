"""Objects of Playwright's are followed through scripts and suites; every use has its place and level."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from smooth_page.usage.reading import read
from smooth_page.usage.uses import Use


@pytest.fixture
def uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`uses(name=source, ...)`: what is used in files of these names (`__` is a folder's end), without the companion."""
    monkeypatch.setenv("SMOOTH_COMPANION", "0")

    def found(**sources: str) -> list[Use]:
        for name, source in sources.items():
            path = tmp_path / f"{name.replace('__', '/')}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(dedent(source))
        return sorted(read([tmp_path]).uses)

    return found


def names(found: list[Use]) -> list[str]:
    return [use.name for use in found]


def test_a_script(uses) -> None:
    found = uses(
        script="""
        from playwright.sync_api import sync_playwright, expect

        with sync_playwright() as p:
            browser = p.chromium.launch(headless=True)
            page = browser.new_page()
            row = page.get_by_role("row").filter(has_text="é").first
            expect(row.locator("td"), "told").to_have_text("x")
            with page.expect_popup() as info:
                row.click()
            popup = info.value
            popup.keyboard.press("a")
            print(page.url, popup.title().upper())
            iphone = p.devices["iPhone 13"]
            context = browser.new_context(**iphone, client_certificates=[1], record_video_dir=None)
        """
    )
    assert [name for name in names(found) if name.startswith(("Page", "Locator", "Keyboard", "BrowserType"))] == [
        "BrowserType.launch",
        "Page.get_by_role",
        "Locator.filter",
        "Locator.first",
        "Locator.locator",
        "LocatorAssertions.to_have_text",
        "Page.expect_popup",
        "Locator.click",
        "Page.keyboard",
        "Keyboard.press",
        "Page.url",
        "Page.title",
    ]
    assert "Browser.new_context(client_certificates)" in names(found)
    assert "Browser.new_context(record_video_dir)" not in names(found)  # asks for nothing
    refused = next(use for use in found if use.name == "Browser.new_context(client_certificates)")
    assert (refused.line, refused.level) == (15, "not supported")
    assert refused.why == "the session has them"
    press = next(use for use in found if use.name == "Keyboard.press")
    assert (press.line, press.column, press.level, press.code) == (12, 20, "works", 'popup.keyboard.press("a")')
    assert not [use for use in found if use.level == "unknown"]


def test_async_aliases_and_helpers(uses) -> None:
    found = uses(
        script="""
        import asyncio
        import playwright.async_api as pw
        from playwright import async_api

        async def pages_of(context):
            return [page for page in context.pages]

        async def run(p: "pw.Playwright | None") -> None:
            browser = await p["chromium"].launch()
            context = await browser.new_context()
            async with context.expect_page() as info:
                pass
            first, second = await asyncio.gather((await info.value).title(), context.new_page())
            for number, page in enumerate(await pages_of(context)):
                await page.request.get("/")
            await second.screenshot()
            context.on("page", opened)

        def opened(page):
            page.bring_to_front()

        async def main():
            async with async_api.async_playwright() as p:
                await run(p)
        """
    )
    assert {"APIRequestContext.get", "Page.screenshot", "Page.bring_to_front", "BrowserContext.expect_page"} <= set(
        names(found)
    )
    assert names(found).count("Page.title") == 1
    assert not [use for use in found if use.level == "unknown"]


def test_suites(uses, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fixtures, page objects in other files, attributes on self, arguments that fixtures and markers give."""
    monkeypatch.setenv("SMOOTH_COMPANION", "0")  # events that differ have uses of their own
    found = uses(
        conftest="""
        import pytest
        from pages.login import LoginPage

        @pytest.fixture(scope="session")
        def browser_context_args(browser_context_args):
            return {**browser_context_args, "client_certificates": [], "base_url": "http://x"}

        @pytest.fixture
        def login(page):
            yield LoginPage(page)
        """,
        pages__base="""
        class BasePage:
            def __init__(self, page):
                self.page = page
        """,
        pages__login="""
        from .base import BasePage

        class LoginPage(BasePage):
            @property
            def button(self):
                return self.page.get_by_role("button")

            def submit(self):
                self.button.click()
                return self
        """,
        test_login="""
        import pytest

        @pytest.mark.browser_context_args(client_certificates=[2])
        def test_login(login, new_context):
            login.submit().button.hover()
            new_context(client_certificates=[1])

        class TestMore:
            @pytest.fixture(autouse=True)
            def setup(self, page):
                self.page = page

            def test_it(self):
                self.page.on("popup", lambda other: other.close())
                self.page.route("**/*", lambda route: route.abort())
                self.page.wait_for_event("download").save_as("x")
        """,
    )
    assert [(use.path.name, use.name) for use in found if use.path.name != "test_login.py"] == [
        ("conftest.py", "Browser.new_context(client_certificates)"),
        ("login.py", "Page.get_by_role"),
        ("login.py", "Locator.click"),
    ]
    assert [use.name for use in found if use.path.name == "test_login.py"] == [
        "Browser.new_context(client_certificates)",
        "Locator.hover",
        "Browser.new_context(client_certificates)",
        "Page.on",
        'Page.on("popup")',
        "Page.close",
        "Page.route",
        "Route.abort",
        "Page.wait_for_event",
        'Page.wait_for_event("download")',
        "Download.save_as",
    ]


def test_unknown_receivers_are_not_guessed(uses) -> None:
    found = uses(
        helper="""
        def log_in(tab, mail):
            tab.get_by_label("Name").fill("x")
            tab.click("a")
            mail.set_content("x")
        """,
        other="""
        import requests, re

        def get(session):
            session.goto("x")
            return session.new_page().text_content()
        """,
        wrong="""
        from playwright._impl._page import Page as Inner
        from playwright.sync_api import Page

        def fly(page: Page):
            page.fly()
            page._impl_obj
        """,
    )
    assert [(use.path.name, use.line, use.column, use.name, use.level) for use in found] == [
        ("helper.py", 3, 9, "(unknown).get_by_label", "unknown"),
        ("wrong.py", 2, 1, "playwright._impl._page", "not supported"),
        ("wrong.py", 6, 10, "Page.fly", "unknown"),
    ]
    assert found[0].why == "of what is not known; Frame, FrameLocator, Locator, Page have it"
