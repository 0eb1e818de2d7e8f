"""Default time limits, inherited from the context by its pages."""

from __future__ import annotations

from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import milliseconds

DEFAULT = 30_000.0  # ms


class Timeouts:
    """What a call without a timeout of its own waits for at most."""

    def __init__(self, outer: Timeouts | None = None) -> None:
        self._outer = outer
        self.default: float | None = None
        self.default_navigation: float | None = None

    def action(self, timeout: Timeout) -> float:
        """ms for an action; 0: no limit."""
        return milliseconds(timeout) if timeout is not None else self._action()

    def navigation(self, timeout: Timeout) -> float:
        """ms for a navigation; 0: no limit."""
        return milliseconds(timeout) if timeout is not None else self._navigation()

    def _action(self) -> float:
        if self.default is not None:
            return self.default
        return self._outer._action() if self._outer else DEFAULT

    def _navigation(self) -> float:
        for known in (self.default_navigation, self.default):
            if known is not None:
                return known
        return self._outer._navigation() if self._outer else DEFAULT
