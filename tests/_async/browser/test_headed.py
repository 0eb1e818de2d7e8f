"""`headless=False`: the live view opens in the browser of the person who runs the script."""

from __future__ import annotations

import logging
import webbrowser

import pytest

from smooth_page.async_api import Playwright


async def test_the_live_view_opens_where_there_is_a_screen(
    playwright: Playwright, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open_new_tab", lambda url: opened.append(url) is None)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("SMOOTH_HEADED", raising=False)
    headless = await playwright.chromium.launch()
    await headless.new_page()
    assert opened == []
    browser = await playwright.chromium.launch(headless=False)
    page = await browser.new_page()
    assert opened == [f"{page.live_url}&interactive=true"]
    caplog.set_level(logging.INFO, "smooth_page")
    monkeypatch.setenv("CI", "1")
    page = await browser.new_page()
    assert len(opened) == 1
    assert f"The browser's live view: {page.live_url}&interactive=true" in caplog.messages
    await headless.close()
    await browser.close()
