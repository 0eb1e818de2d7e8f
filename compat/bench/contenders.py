"""What is timed. Each contender provides a page of its own, on the same Chromium, through the same API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from smooth_page.local.chromium import find_chromium


@dataclass
class Contender:
    name: str
    browser: Any
    expect: Any
    # Opens a persistent context in a folder.
    persistent: Callable[[str], Any]


@contextmanager
def native() -> Iterator[Contender]:
    """Playwright itself, with the Chromium that the engine uses."""
    from playwright.sync_api import expect, sync_playwright

    with sync_playwright() as playwright:
        path = find_chromium()
        browser = playwright.chromium.launch(executable_path=path)
        persistent = playwright.chromium.launch_persistent_context
        yield Contender("native", browser, expect, lambda folder: persistent(folder, executable_path=path))
        browser.close()


@contextmanager
def smooth(
    name: str, base_url: str | None = None, api_key: str | None = None, *, companion: bool = False
) -> Iterator[Contender]:
    """This package with the embedded engine, or with an engine at a URL."""
    from smooth_page.sync_api import expect, sync_playwright

    with sync_playwright() as playwright:
        engine = {"base_url": base_url, "api_key": api_key} if base_url else {}
        options = {**engine, "companion": companion}
        browser = playwright.chromium.launch(smooth=options)
        persistent = playwright.chromium.launch_persistent_context
        yield Contender(name, browser, expect, lambda folder: persistent(folder, smooth=options))
        browser.close()
