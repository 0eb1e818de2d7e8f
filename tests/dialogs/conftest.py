"""Browsers of this package and of native Playwright, async and sync. Sync ones live in a thread of their own.

The sessions of the async API have the companion. Those of the sync API have not: the page itself answers.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import playwright.async_api as native
import playwright.sync_api as native_sync
import pytest

import hatch_build
import smooth_page.async_api as ours
import smooth_page.sync_api as ours_sync
from smooth_page.local.chromium import find_chromium


@pytest.fixture(scope="session")
async def browsers() -> AsyncIterator[list[Any]]:
    hatch_build.build()
    async with ours.async_playwright() as facade, native.async_playwright() as oracle:
        yield [
            await facade.chromium.launch(),
            await oracle.chromium.launch(executable_path=find_chromium()),
        ]


@pytest.fixture(scope="session")
def in_sync_world() -> Iterator[Callable[..., Any]]:
    """Calls a function with both sync browsers."""
    hatch_build.build()
    with ThreadPoolExecutor(1) as thread:
        started = thread.submit(lambda: (ours_sync.sync_playwright().start(), native_sync.sync_playwright().start()))
        facade, oracle = started.result()
        launched = thread.submit(
            lambda: [
                facade.chromium.launch(smooth={"companion": False}),
                oracle.chromium.launch(executable_path=find_chromium()),
            ]
        ).result()
        yield lambda function, *args: thread.submit(function, launched, *args).result()
        thread.submit(lambda: (facade.stop(), oracle.stop())).result()


def page_kept(browser: Any) -> Any:
    """The page that the first case has opened, if any."""
    return next((page for context in browser.contexts for page in context.pages), None)
