"""Times and durations as the clock accepts them, and what a new document needs to know of a clock."""

from __future__ import annotations

import datetime
import email.utils
import re
from dataclasses import dataclass
from decimal import Decimal

from smooth_page._protocol.call import Call
from smooth_page._protocol.commands import clock_install, clock_set_fixed_time
from smooth_page.errors import Error

_TICKS = re.compile(r"(?:(?:(\d\d):)?(\d\d):)?(\d\d?)")
# The largest time that a JavaScript Date can hold, in ms from 1970.
_LAST = 8.64e15
# Formats that Date.parse reads besides ISO 8601 and e-mail dates, the most common first. In local time.
_FORMATS = ("%b %d %Y", "%B %d %Y", "%m/%d/%Y", "%Y/%m/%d")


def duration(ticks: float | str) -> float:
    """Returns ms: a number is ms, a string is `ss`, `mm:ss` or `hh:mm:ss`."""
    if not isinstance(ticks, str):
        return ticks
    if not ticks:
        return 0
    match = _TICKS.fullmatch(ticks)
    if not match:
        raise Error("Clock only understands numbers, 'mm:ss' and 'hh:mm:ss'")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if minutes > 59 or seconds > 59:
        raise Error(f"Invalid time {ticks}")
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def moment(time: float | str | datetime.datetime) -> float:
    """Returns ms since 1970: a number is seconds, a string is read as by `Date.parse`, a naive datetime
    is local time.
    """
    if isinstance(time, datetime.datetime):
        return int(time.timestamp() * 1000)
    milliseconds = _parse(time) if isinstance(time, str) else time * 1000
    if abs(milliseconds) > _LAST:
        # With as few digits as distinguish the number from its neighbours, as JavaScript writes it.
        shortest = repr(float(milliseconds))
        raise Error(f"Invalid date: {shortest if abs(milliseconds) >= 1e21 else f'{Decimal(shortest).normalize():f}'}")
    return milliseconds


def _parse(text: str) -> float:
    # As in Date.parse, a date is UTC, a date with a time is local.
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        text += "T00:00:00Z"
    try:
        parsed = datetime.datetime.fromisoformat(re.sub(r"Z$", "+00:00", text))
    except ValueError:
        parsed = _parse_loosely(text)
    return int(parsed.timestamp() * 1000)


def _parse_loosely(text: str) -> datetime.datetime:
    for form in (*_FORMATS, *(f"{form} %H:%M:%S" for form in _FORMATS)):
        try:
            return datetime.datetime.strptime(text.replace(",", ""), form)
        except ValueError:
            continue
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError) as error:
        raise Error(f"Invalid date: {text}") from error


@dataclass
class ClockState:
    """The state of a page's clock, as far as Python has set it. `now` is in seconds of one real clock."""

    installed: bool = False
    # The clock's time in ms when the real clock was at `_since`. It continues from there unless it is paused.
    _time: float = 0
    _since: float = 0
    paused: bool = False
    fixed: float | None = None

    def time(self, now: float) -> float:
        """Returns the clock's time in ms."""
        return self._time if self.paused else self._time + (now - self._since) * 1000

    def set(self, time: float, now: float) -> None:
        """The clock was installed at a time, or set to it."""
        self.installed, self._time, self._since = True, time, now

    def advance(self, ms: float, now: float) -> None:
        """The clock was moved forward. One that was not installed starts at 0."""
        self.set((self.time(now) if self.installed else 0) + ms, now)

    def fix(self, time: float, now: float) -> None:
        """Date returns a fixed time from now on; the clock itself continues."""
        if not self.installed:
            self.set(time, now)
        self.fixed = time

    def pause(self, time: float, now: float) -> None:
        """The clock stops at a time."""
        self.set(time, now)
        self.paused = True

    def resume(self, now: float) -> None:
        """The clock continues from where it stopped."""
        self.set(self.time(now), now)
        self.paused = False

    def calls(self, now: float) -> list[Call[None]]:
        """Returns the operations that bring the clock of a new document to this state."""
        if not self.installed:
            return []
        calls = [clock_install(time=self.time(now), paused=self.paused)]
        if self.fixed is not None:
            calls.append(clock_set_fixed_time(time=self.fixed))
        return calls
