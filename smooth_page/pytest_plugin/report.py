"""`--smooth-report FILE.html`: one file that shows each failed test."""

from __future__ import annotations

import base64
import html
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import pytest

from smooth_page.pytest_plugin.attachments import link
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
        counts = ", ".join(f"{count} {name}" for name, count in self._counts.items() if count) or "no tests"
        shown = _Shown(self._path.parent)
        tests = "\n".join(shown.test(*each) for each in enumerate(self._failed.items(), 1))
        text = template.substitute(
            summary=html.escape(f"{counts}; {time.strftime('%Y-%m-%d %H:%M:%S %z')}"),
            contents=_contents(list(self._failed)),
            tests=tests or "<p>No test failed.</p>",
        )
        self._path.write_text(text, "utf-8", "backslashreplace")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.write_line(f"smooth_page: report of failed tests in {self._path}")


def _contents(nodeids: list[str]) -> str:
    """Returns links to the tests, if there are several."""
    links = (f'<li><a href="#test{number}">{html.escape(nodeid)}</a>' for number, nodeid in enumerate(nodeids, 1))
    return f'<nav aria-label="Failed tests"><ol>{"".join(links)}</ol></nav>' if len(nodeids) > 1 else ""


class _Shown:
    """How tests are shown in a file in `folder`. Links are relative to that: both can be moved together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def test(self, number: int, failed: tuple[str, list[pytest.TestReport]]) -> str:
        nodeid, reports = failed
        evidence: dict[str, Any] = next(filter(None, (getattr(report, ATTRIBUTE, None) for report in reports)), {})
        parts = [f"<h2>{html.escape(nodeid)}</h2>"]
        for report in reports:
            if report.failed:
                title = f"{_line(report)} ({report.when}, {report.duration:.1f} s)"
                parts.append(_pre(title, report.longreprtext))
        parts += _pages(evidence.get("pages", []))
        parts += _pictures(evidence.get("pictures", {}))
        for title, name in (("Console", "console"), ("Failed requests", "requests")):
            lines = evidence.get(name)
            if lines:
                parts.append(_pre(f"{title} ({len(lines)})", "\n".join(lines)))
        parts += _events(evidence.get("events", []))
        parts += self._links(evidence.get("files", []))
        return f'<article id="test{number}">{"".join(parts)}</article>'

    def _links(self, paths: list[str]) -> Iterator[str]:
        links = [self._link(Path(path)) for path in paths]
        if links:
            yield f"<details open><summary>Files</summary><ul>{''.join(links)}</ul></details>"

    def _link(self, path: Path) -> str:
        way = f" <small>smooth-page show-trace {html.escape(str(path))}</small>" if path.suffix == ".zip" else ""
        return f'<li><a href="{html.escape(link(path, self._folder))}">{html.escape(path.name)}</a>{way}'


def _line(report: pytest.TestReport) -> str:
    """Returns where the test failed: the innermost line of the test's own code that pytest names."""
    crash = getattr(report.longrepr, "reprcrash", None)
    return f"{crash.path}:{crash.lineno}" if crash is not None else report.location[0]


def _pre(title: str, text: str) -> str:
    return f'<details open><summary>{html.escape(title)}</summary><pre tabindex="0">{html.escape(text)}</pre></details>'


def _pictures(captions: dict[str, str]) -> Iterator[str]:
    """Yields pictures as data: the file needs nothing beside it."""
    for path, url in ((Path(path), url) for path, url in captions.items()):
        if path.exists():
            data = base64.b64encode(path.read_bytes()).decode()
            image = f'<img alt="{html.escape(path.stem)}" src="data:image/png;base64,{data}">'
            yield f"<figure><figcaption>{html.escape(path.name)}: {html.escape(url)}</figcaption>{image}</figure>"


def _pages(pages: list[dict[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for number, page in enumerate(pages, 1):
        named = (("live view, while the session runs", "live_url"), ("recording", "recording_url"))
        links = [f', <a href="{html.escape(page[key])}">{name}</a>' for name, key in named if page[key]]
        session = f"session {html.escape(page['session'])}{''.join(links if page['session'] not in seen else [])}"
        seen.add(page["session"])
        yield f"<p>Page {number}: {html.escape(page['url'])} <small>{session}</small></p>"


def _events(events: list[list[Any]]) -> Iterator[str]:
    if not events:
        return
    rows = "".join(
        f"<tr{'' if code == 200 else ' class=failed'}><td>{html.escape(label or '')}<td>{html.escape(action)}<td>{code}"
        f"<td>{seconds * 1000:.0f}<td>{'' if used is None else f'{used:g}'}"
        for label, action, code, seconds, used in events
    )
    used = sum(event[4] or 0 for event in events)
    head = "<tr><th>Call<th>Event<th>Code<th>ms<th>Credits"
    table = f'<div class="wide" tabindex="0"><table><thead>{head}<tbody>{rows}</table></div>'
    yield f"<details><summary>{len(events)} events, {used:g} credits</summary>{table}</details>"
