"""Evidence of a failed test: files, console and failed requests of its pages, and where its sessions can be seen."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest

from smooth_page.pytest_plugin.attachments import attach

PHASES = pytest.StashKey[dict[str, pytest.TestReport]]()
EVIDENCE = pytest.StashKey["Evidence"]()
# A report's attribute; xdist carries it from its workers, because it holds plain data alone.
ATTRIBUTE = "smooth_page"
# Reports of the teardown are shown with the test that failed if a section's name has this word in it.
SECTION = "smooth_page, at teardown"


class Event(Protocol):
    """An answered event (smooth_page.ActionRecord)."""

    @property
    def session_id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def code(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def credits_used(self) -> float | None: ...


@dataclass
class SeenPage:
    """A page at the end of its test."""

    url: str
    session: str
    live_url: str | None = None
    recording_url: str | None = None

    def links(self) -> list[tuple[str, str]]:
        """Returns where its session can be seen."""
        return [(name, url) for name, url in (("live", self.live_url), ("recording", self.recording_url)) if url]


@dataclass
class Evidence:
    """What one failed test leaves behind. `files`: absolute paths, in the order in which a reader wants them.

    `pictures`: those of them that are screenshots, with the URL of the page.
    """

    folder: str
    pages: list[SeenPage] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    events: list[tuple[str, str, int, float, float | None]] = field(default_factory=list)

    def save(self, name: str, text: str) -> None:
        """Writes UTF-8, whatever the machine's encoding. Lone surrogates are escaped."""
        path = Path(self.folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", "backslashreplace")
        self.files.append(str(path))

    def finish(self, events: list[Event]) -> None:
        """Writes console and failed requests, and keeps the test's events."""
        for name, lines in (("console.txt", self.console), ("failed-requests.txt", self.requests)):
            if lines:
                self.save(name, "".join(f"{line}\n" for line in lines))
        self.events = [(it.label, it.action, it.code, it.seconds, it.credits_used) for it in events]

    def sessions(self) -> list[SeenPage]:
        """Returns the first page of each session."""
        return list({page.session: page for page in reversed(self.pages)}.values())[::-1]

    def lines(self) -> list[str]:
        """Returns the lines of the test's report."""
        found = []
        for number, page in enumerate(self.pages, 1):
            found.append(f"page {number}: {page.url}  session {page.session}")
            if any(page is first for first in self.sessions()):
                found += [f"  {name}: {url}" for name, url in page.links()]
        found += [f"failed request: {line}" for line in self.requests]
        return [*found, f"files: {self.folder}"]


class PhaseReports:
    """Keeps the reports of a test's phases, so that a teardown knows whether the test failed, and adds the evidence."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        item.stash[PHASES] = {}  # a rerun has reports of its own

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item):  # type: ignore[no-untyped-def]
        outcome = yield
        report: pytest.TestReport = outcome.get_result()
        item.stash.setdefault(PHASES, {})[report.when or ""] = report
        evidence = item.stash.get(EVIDENCE, None)
        if evidence is not None and report.when == "teardown":
            report.sections.append((SECTION, "\n".join(evidence.lines())))
            setattr(report, ATTRIBUTE, plain(evidence))
            attach(item.config, report, evidence)


def plain(evidence: Evidence) -> dict[str, Any]:
    """Returns it as data that every serializer knows."""
    return {**asdict(evidence), "events": [list(event) for event in evidence.events]}


def failed_before_teardown(item: pytest.Item) -> bool:
    """Returns whether the setup or the test itself has failed or was interrupted. An interrupted one has no report."""
    reports = item.stash.get(PHASES, {})
    if "call" in reports:
        return reports["call"].failed
    return "setup" not in reports or not reports["setup"].skipped
