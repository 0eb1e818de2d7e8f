"""`page.pause()`: waits for a person, at the page or at the terminal."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from smooth_page._io.asynchronous import call_user, sleep
from smooth_page._io.terminal import Terminal, at_a_terminal
from smooth_page._protocol import commands
from smooth_page._shared.debugging.lines import PausedCode, shown_error
from smooth_page._shared.debugging.user_frames import users_frame
from smooth_page._shared.elements.locator_text import locator_text
from smooth_page.errors import Error

if TYPE_CHECKING:
    from .tab import Tab

log = logging.getLogger("smooth_page")

# How long a typed line may have to wait, in ms.
_WAIT = 400.0
_HELP = "Press Enter to resume. A line of Python is run here: page.title(), page.get_by_role('button').count()"


async def pause(tab: Tab, headed: bool) -> None:
    """Waits until a person resumes the script. Returns at once without a window or a terminal, where no person can."""
    if not headed:
        log.info(
            "Page.pause: did not wait, because the browser is headless (headless=False or PWDEBUG=1 makes it wait)"
        )
    elif not at_a_terminal():
        log.info("Page.pause: did not wait, because the script has no terminal where a person could resume")
    else:
        frame, _ = users_frame()
        code = PausedCode(frame, tab.page)
        with Terminal() as terminal:
            await _Pause(tab, code, terminal).run()


class _Pause:
    """One pause. The page shows it, with buttons that resume and pick a locator."""

    def __init__(self, tab: Tab, code: PausedCode, terminal: Terminal) -> None:
        self._tab = tab
        self._code = code
        self._terminal = terminal

    async def run(self) -> None:
        live_url = self._tab.bridge.session.live_url
        self._terminal.write(f"\nPaused at {self._code.place}" + (f"\nThe page: {live_url}" if live_url else ""))
        self._terminal.write(_HELP)
        while not (await self._resumed_in_page() or await self._resumed_here()):
            pass
        if self._tab.closed is None:
            await self._tab.main.run(commands.pause_end(), "Page.pause")

    async def _resumed_in_page(self) -> bool:
        """Waits for a moment, also while the page can't answer. A page that was closed ends the pause."""
        try:
            state = await self._tab.main.run(commands.pause_wait(), "Page.pause", timeout=_WAIT)
        except Error as error:
            log.debug("Page.pause: %s", error)
            await sleep(_WAIT / 1000)
            return self._tab.closed is not None
        for selector in state["picked"]:
            self._terminal.write(f"page.{locator_text(selector)}")
        return state["resumed"]

    async def _resumed_here(self) -> bool:
        try:
            line = self._terminal.typed()
        except EOFError:
            return True
        if line is None:
            return False
        if line.strip():
            await self._run(line.strip())
        return not line.strip()

    async def _run(self, line: str) -> None:
        try:
            value = await call_user(self._code.run, line)
        except Exception as error:  # whatever it raises is for the person who typed the line
            self._terminal.write(shown_error(error))
        else:
            if value is not None:
                self._terminal.write(repr(value))
