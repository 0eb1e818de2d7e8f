"""Python imports this at start-up in runs on native Playwright, which then uses the Chromium of NATIVE_CHROMIUM.

So scripts and suites run unedited on machines without Playwright's own build of Chromium.
"""

import functools
import os
from collections.abc import Callable
from typing import Any

import playwright.async_api
import playwright.sync_api


def _with_chromium(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: Any, *args: Any, **options: Any) -> Any:
        if self.name == "chromium" and not options.get("executable_path") and not options.get("channel"):
            options["executable_path"] = os.environ["NATIVE_CHROMIUM"]
        return method(self, *args, **options)

    return call


if os.environ.get("NATIVE_CHROMIUM"):
    for _api in (playwright.sync_api, playwright.async_api):
        for _name in ("launch", "launch_persistent_context"):
            setattr(_api.BrowserType, _name, _with_chromium(getattr(_api.BrowserType, _name)))
