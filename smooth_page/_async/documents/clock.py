"""The clock of a context: Date, timers and animation frames of its pages under the user's control."""

from __future__ import annotations

import time as real
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from smooth_page._protocol import commands
from smooth_page._shared.api.clock_times import ClockState, duration, moment
from smooth_page.errors import Error

from ..elements.target import ElementTarget
from ..events.events import Eventless

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.contract import ClockSettings, Settings

    from ..browser.tab_group import TabGroup
    from ..page.tab import Tab

T = TypeVar("T")


class ContextClock:
    """The state of a context's clock, and how documents are set to it."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        self.state = ClockState()

    async def run(self, call: Call[None], verb: str) -> None:
        """Runs an operation in all pages. Popups have the clock of the page that opened them."""
        for tab in self._group.roots:
            await ElementTarget(tab.main, {}, "Clock").run(call, verb)

    @property
    def touched(self) -> bool:
        """Whether there is anything to restore."""
        return self.state.installed

    async def changed(self) -> None:
        """The state has changed."""

    @property
    def settings(self) -> Settings:
        """Settings of the runtime: none, as `restore` does it."""
        return {}

    async def restore(self, tab: Tab) -> None:
        """Sets the clock of a new document."""
        for call in self.calls(tab):
            await ElementTarget(tab.main, {}, "Clock").run(call, "install")

    def calls(self, tab: Tab) -> list[Call[None]]:
        """Returns the operations that do so; none for popups."""
        if tab.popups.root is not tab:
            return []
        return self.state.calls(real.monotonic())


class CompanionClock(ContextClock):
    """With the companion, each page has a clock of its own, and documents begin with it."""

    def __init__(self, group: TabGroup) -> None:
        super().__init__(group)
        # The state that was sent, with the time at which it was set.
        self._sent: tuple[ClockState, ClockSettings] | None = None

    async def run(self, call: Call[None], verb: str) -> None:
        """Runs an operation in all pages."""
        for tab in self._group.tabs:
            await ElementTarget(tab.main, {}, "Clock").run(call, verb)

    @property
    def settings(self) -> Settings:
        """The clock as a setting of the runtime, if it was ever installed."""
        if not self.state.installed:
            return {}
        if self._sent is None or self._sent[0] != self.state:
            clock: ClockSettings = {
                "time": self.state.time(real.monotonic()),
                "at": real.time() * 1000,
                "paused": self.state.paused,
            }
            if self.state.fixed is not None:
                clock["fixed"] = self.state.fixed
            self._sent = (replace(self.state), clock)
        return {"clock": self._sent[1]}

    async def changed(self) -> None:
        """Makes later documents start with this clock."""
        for tab in self._group.tabs:
            tab.popups.prepare(tab)
            await tab.bridge.sync("Clock")

    async def restore(self, tab: Tab) -> None:
        """Does nothing."""


class Clock(Eventless):
    """Controls the time that the pages of a context see. Times are seconds, strings as for `Date.parse`, or datetimes.

    [Playwright](https://playwright.dev/python/docs/api/class-clock)
    """

    def __init__(self, clock: ContextClock) -> None:
        self._run = clock.run
        self._state = clock.state
        self._changed = clock.changed

    async def _move(self, operation: Callable[[float], Call[None]], verb: str, ticks: int | str) -> None:
        ms = self._parsed(verb, duration, ticks)
        await self._run(operation(ms), verb)
        self._state.advance(ms, real.monotonic())
        await self._changed()

    def _parsed(self, verb: str, parse: Callable[[T], float], value: T) -> float:
        try:
            return parse(value)
        except Error as error:
            raise Error(f"Clock.{verb}: {error.message}") from None

    async def install(self, *, time: float | str | datetime | None = None) -> None:
        """Replaces Date, timers, animation frames and performance.now. The clock runs from `time` (default: now).

        [Playwright](https://playwright.dev/python/docs/api/class-clock#clock-install)
        """
        at = real.time() * 1000 if time is None else self._parsed("install", moment, time)
        await self._run(commands.clock_install(time=at), "install")
        self._state.set(at, real.monotonic())
        await self._changed()

    async def fast_forward(self, ticks: int | str) -> None:
        """Jumps ahead by ms or `mm:ss`. Timers that become due fire at most once.

        [Playwright](https://playwright.dev/python/docs/api/class-clock#clock-fast-forward)
        """
        await self._move(lambda ms: commands.clock_fast_forward(ms=ms), "fast_forward", ticks)

    async def run_for(self, ticks: int | str) -> None:
        """Advances by ms or `mm:ss` and fires all timers on the way.

        [Playwright](https://playwright.dev/python/docs/api/class-clock#clock-run-for)
        """
        await self._move(lambda ms: commands.clock_run_for(ms=ms), "run_for", ticks)

    async def pause_at(self, time: float | str | datetime) -> None:
        """Jumps ahead to a time and pauses there.

        [Playwright](https://playwright.dev/python/docs/api/class-clock#clock-pause-at)
        """
        at = self._parsed("pause_at", moment, time)
        await self._run(commands.clock_pause_at(time=at), "pause_at")
        self._state.pause(at, real.monotonic())
        await self._changed()

    async def resume(self) -> None:
        """Lets a paused clock run again.

        [Playwright](https://playwright.dev/python/docs/api/class-clock#clock-resume)
        """
        await self._run(commands.clock_resume(), "resume")
        self._state.resume(real.monotonic())
        await self._changed()

    async def set_fixed_time(self, time: float | str | datetime) -> None:
        """Makes Date return one fixed time. Timers keep running.

        [Playwright](https://playwright.dev/python/docs/api/class-clock#clock-set-fixed-time)
        """
        at = self._parsed("set_fixed_time", moment, time)
        await self._run(commands.clock_set_fixed_time(time=at), "set_fixed_time")
        self._state.fix(at, real.monotonic())
        await self._changed()

    async def set_system_time(self, time: float | str | datetime) -> None:
        """Sets the time. Timers do not fire.

        [Playwright](https://playwright.dev/python/docs/api/class-clock#clock-set-system-time)
        """
        at = self._parsed("set_system_time", moment, time)
        await self._run(commands.clock_set_system_time(time=at), "set_system_time")
        self._state.set(at, real.monotonic())
        self._state.fixed = None
        await self._changed()
