"""The log of calls: begin and end of each, with events and time."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys

import pytest

from smooth_page.async_api import Page, TimeoutError
from tests.web_server import WebServer


async def test_calls_are_logged_with_their_events(
    page: Page, server: WebServer, caplog: pytest.LogCaptureFixture
) -> None:
    url = server.page("/login", "<input aria-label=Name><script>setTimeout(() => console.log(1), 1)</script>")
    caplog.set_level(logging.DEBUG, "smooth_page.api")
    await page.goto(url.replace("://", "://ada:secret99@"))
    await page.get_by_label("Name").fill("secret88")
    with pytest.raises(TimeoutError):
        await page.click("#none", timeout=1)
    async with page.expect_console_message() as info:
        await page.evaluate("console.log(2)")
    await info.value
    lines = [
        re.sub(r"\d+ ms", "1 ms", record.getMessage()) for record in caplog.records if record.name == "smooth_page.api"
    ]
    events = [int(found[1]) for line in lines if (found := re.search(r"(\d) events?$", line))]
    lines = [re.sub(r", \d events?$", "", line) for line in lines]
    assert lines[:6] == [
        f"=> Page.goto {url} started",
        "<= Page.goto succeeded: 1 ms",
        '=> Locator.fill get_by_label("Name") started',
        "<= Locator.fill succeeded: 1 ms",
        '=> Page.click locator("#none") started',
        "<= Page.click failed (TimeoutError): 1 ms",
    ]
    assert events[0] >= 1
    assert events[1:3] == [1, 1]
    assert "=> Page.evaluate started" in lines
    assert "=> Page.expect_console_message console started" in lines
    assert "secret" not in "".join(lines)


SCRIPT = """
from smooth_page.sync_api import sync_playwright
with sync_playwright() as p:
    p.chromium.launch().new_page().title()
"""


def test_the_variable_of_playwright_writes_it_to_stderr() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "DEBUG": "pw:api*"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.search(r"pw:api => Page.title started\n.*pw:api <= Page.title succeeded: \d+ ms, 1 event\n", done.stderr)
