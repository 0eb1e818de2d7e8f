"""Default time limits, which pages inherit from their context.

A limit travels with its call, and the page keeps it (runtime/src/kernel/task.ts).
"""

from __future__ import annotations

from smooth_page._io.terminal import at_a_terminal
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.options.headed import is_debugged

DEFAULT = 30_000.0  # ms


def _is_followed() -> bool:
    """Returns whether a person at the terminal debugs the script, and may take any time (PWDEBUG)."""
    return is_debugged() and at_a_terminal()


class Timeouts:
    """The time limits of calls that have no `timeout` argument."""

    def __init__(self, outer: Timeouts | None = None) -> None:
        self._outer = outer
        self.default: float | None = None
        self.default_navigation: float | None = None

    def action(self, timeout: Timeout) -> float:
        """Returns the limit of an action in ms; 0: no limit."""
        if timeout is not None:
            return milliseconds(timeout)
        return 0.0 if _is_followed() else self._action()

    def navigation(self, timeout: Timeout) -> float:
        """Returns the limit of a navigation in ms; 0: no limit."""
        if timeout is not None:
            return milliseconds(timeout)
        return 0.0 if self.default_navigation is None and _is_followed() else self._navigation()

    def _action(self) -> float:
        if self.default is not None:
            return self.default
        return self._outer._action() if self._outer else DEFAULT

    def _navigation(self) -> float:
        for known in (self.default_navigation, self.default):
            if known is not None:
                return known
        return self._outer._navigation() if self._outer else DEFAULT
