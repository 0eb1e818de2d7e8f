"""`page.pause()` at a terminal, and where there is none; picking a locator."""

from __future__ import annotations

import fcntl
import logging
import os
import pty
import re
import subprocess
import sys
import termios
from collections.abc import Iterator

import pytest

from smooth_page.async_api import Error, Page, Playwright

SCRIPT = """
import asyncio
from smooth_page.async_api import async_playwright

async def main():
    async with async_playwright() as p:
        page = await (await p.chromium.launch(headless=False)).new_page()
        word = "Hello"
        await page.set_content(f"<title>{word}</title>")
        await page.pause()
        print("went on with", word)

asyncio.run(main())
"""


class Person:
    """A person at the terminal of a script."""

    def __init__(self, script: str) -> None:
        self._ours, terminal = pty.openpty()
        environment = {name: value for name, value in os.environ.items() if name != "CI"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=terminal,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
        )
        os.close(terminal)
        self._read = ""

    def sees(self, pattern: str) -> str:
        """Returns what the terminal shows up to a match. Raises OSError if the script ends before."""
        while not (found := re.search(pattern, self._read)):
            self._read += os.read(self._ours, 4096).decode().replace("\r\n", "\n")
        seen, self._read = self._read[: found.end()], self._read[found.end() :]
        return seen

    def types(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def leave(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def person() -> Iterator[Person]:
    at_terminal = Person(SCRIPT)
    yield at_terminal
    at_terminal.leave()


def test_a_person_runs_lines_and_resumes(person: Person) -> None:
    assert "Paused at <string>:10\n" in person.sees("Press Enter to resume.*\n")
    person.types("word = word + ', ' + await page.title()")
    person.types("word")
    person.sees(r"\n'Hello, Hello'\n")
    person.types("await page.get_by_text('none').click(timeout=1)")
    person.sees("TimeoutError: Locator.click: Timeout 1ms exceeded")
    person.types("")
    assert "went on with Hello\n" in person.sees("went on with.*\n")
    assert person.process.wait(20) == 0


async def test_without_a_person_it_goes_on(
    page: Page, playwright: Playwright, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "smooth_page")
    await page.pause()
    monkeypatch.setenv("CI", "1")
    headed = await playwright.chromium.launch(headless=False)
    await (await headed.new_page()).pause()
    await headed.close()
    assert [record.message for record in caplog.records if "pause" in record.message] == [
        "Page.pause: did not wait, because the browser is headless (headless=False or PWDEBUG=1 makes it wait)",
        "Page.pause: did not wait, because the script has no terminal where a person could resume",
    ]


async def test_a_locator_is_picked_in_the_page(page: Page) -> None:
    await page.set_content("<button onclick='document.title = 1'>Log in</button>")
    await page.evaluate("() => void setTimeout(() => document.querySelector('button').click(), 300)")
    picked = await page.pick_locator()
    assert repr(picked) == repr(page.get_by_role("button", name="Log in"))
    assert await page.title() == ""
    await page.evaluate(
        "() => void setTimeout(() => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true})), 300)"
    )
    with pytest.raises(Error, match=r"Page\.pick_locator: Locator picking was cancelled"):
        await page.pick_locator()
    await page.cancel_pick_locator()
