"""`--smooth-report FILE.html`: one file that shows each failed test."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import pytest

from smooth_page.pytest_plugin.evidence import ATTRIBUTE

OPTION = "smooth_report"


def add_report(config: pytest.Config) -> None:
    """Registers the report if the option is set. Raises UsageError if its folder can't be written."""
    named: str | None = config.getoption(OPTION)
    if named is None:
        return
    path = (Path(config.invocation_params.dir) / named).absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise pytest.UsageError(f"--smooth-report {named}: {error}") from error
    config.pluginmanager.register(Report(path), "smooth_page report")


class Report:
    """Collects the reports of all tests, also those of xdist's workers, and writes the file when the run ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._failed: dict[str, list[pytest.TestReport]] = {}
        self._counts = {"passed": 0, "failed": 0, "skipped": 0}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed or report.nodeid in self._failed:
            self._failed.setdefault(report.nodeid, []).append(report)
        if report.when == "call" or report.outcome != "passed":
            self._counts[report.outcome] += 1

    def pytest_sessionfinish(self) -> None:
        template = Template((files("smooth_page") / "pytest_plugin" / "report.html").read_text("utf-8"))
        summary = ", ".join(f"{count} {name}" for name, count in self._counts.items() if count) or "no tests"
        tests = "\n".join(_test(nodeid, reports) for nodeid, reports in self._failed.items())
        text = template.substitute(summary=html.escape(summary), tests=tests or "<p>No test failed.</p>")
        self._path.write_text(text, "utf-8", "backslashreplace")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.write_line(f"smooth_page: report of failed tests in {self._path}")


def _test(nodeid: str, reports: list[pytest.TestReport]) -> str:
    evidence: dict[str, Any] = next(filter(None, (getattr(report, ATTRIBUTE, None) for report in reports)), {})
    parts = [f"<h2>{html.escape(nodeid)}</h2>"]
    for report in reports:
        if report.failed:
            parts.append(_pre(f"{_line(report)} ({report.when})", report.longreprtext, opened=True))
    parts += _pictures(evidence.get("files", []))
    parts += _pages(evidence.get("pages", []))
    parts += _events(evidence.get("events", []))
    for title, name in (("Console", "console"), ("Failed requests", "requests")):
        if evidence.get(name):
            parts.append(_pre(title, "\n".join(evidence[name])))
    parts += _links(evidence.get("files", []))
    return f"<article>{''.join(parts)}</article>"


def _line(report: pytest.TestReport) -> str:
    """Returns where the test failed: the innermost line of the test's own code that pytest names."""
    crash = getattr(report.longrepr, "reprcrash", None)
    return f"{crash.path}:{crash.lineno}" if crash is not None else report.location[0]


def _pre(title: str, text: str, *, opened: bool = False) -> str:
    state = " open" if opened else ""
    return f"<details{state}><summary>{html.escape(title)}</summary><pre>{html.escape(text)}</pre></details>"


def _pictures(paths: list[str]) -> Iterator[str]:
    """Yields pictures as data: the file needs nothing beside it."""
    for path in map(Path, paths):
        if path.suffix == ".png" and path.exists():
            data = base64.b64encode(path.read_bytes()).decode()
            yield f'<figure><img alt="{html.escape(path.stem)}" src="data:image/png;base64,{data}"></figure>'


def _pages(pages: list[dict[str, Any]]) -> Iterator[str]:
    for page in pages:
        links = [(name, page[f"{name}_url"]) for name in ("live", "recording") if page[f"{name}_url"]]
        named = "".join(f' <a href="{html.escape(url)}">{name}</a>' for name, url in links)
        yield f"<p>{html.escape(page['url'])} <small>session {html.escape(page['session'])}</small>{named}</p>"


def _events(events: list[list[Any]]) -> Iterator[str]:
    if not events:
        return
    rows = "".join(
        f"<tr><td>{html.escape(label or '')}<td>{html.escape(action)}<td>{code}<td>{seconds * 1000:.0f}<td>"
        f"{'' if used is None else f'{used:g}'}"
        for label, action, code, seconds, used in events
    )
    used = sum(event[4] or 0 for event in events)
    head = "<tr><th>Call<th>Event<th>Code<th>ms<th>Credits"
    title = f"{len(events)} events, {used:g} credits"
    yield f"<details><summary>{title}</summary><table><thead>{head}<tbody>{rows}</table></details>"


def _links(paths: list[str]) -> Iterator[str]:
    links = [f'<li><a href="{html.escape(Path(path).as_uri())}">{html.escape(Path(path).name)}</a>' for path in paths]
    if links:
        yield f"<details><summary>Files</summary><ul>{''.join(links)}</ul></details>"
