"""The terminal summary: the tests' sessions, events, credits and time."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page.pytest_plugin.evidence import Event

KEY = pytest.StashKey["Usage"]()
WORKER_KEY = "smooth_page_usage"


class Usage:
    """Sessions, events, credits and time at the service, of this process and of xdist's workers."""

    def __init__(self) -> None:
        self.sessions: set[str] = set()
        self.events = 0
        self.credits = 0.0
        self.seconds = 0.0
        self.from_workers = 0

    def record(self, record: Event) -> None:
        """Counts an event."""
        self.sessions.add(record.session_id)
        self.events += 1
        self.seconds += record.seconds
        self.credits += record.credits_used or 0

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[WORKER_KEY] = [len(self.sessions), self.events, self.credits, self.seconds]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        sessions, events, credits, seconds = getattr(node, "workeroutput", {}).get(WORKER_KEY, [0, 0, 0, 0])
        self.from_workers += sessions
        self.events += events
        self.credits += credits
        self.seconds += seconds

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.events:
            sessions = len(self.sessions) + self.from_workers
            terminalreporter.write_sep("-", "smooth_page")
            used = f"{self.credits:g} credits, {self.seconds:.1f} s at the service"
            terminalreporter.write_line(f"{sessions} sessions, {self.events} events, {used}")
