"""The events of the running test."""

from __future__ import annotations

import pytest

from smooth_page.pytest_plugin.evidence import Event

LOG = pytest.StashKey["EventLog"]()


class EventLog:
    """Keeps the answered events of one test at a time."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def record(self, event: Event) -> None:
        """Adds an event."""
        self.events.append(event)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        self.events = []
