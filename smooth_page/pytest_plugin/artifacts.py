"""Artifacts of a failed test: the HTML and console of its pages, and the addresses of its sessions' views."""

from __future__ import annotations

import hashlib
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

LONGEST_NAME = 256


def output_root(config: pytest.Config) -> Path:
    """Returns the folder of --output."""
    named: str = config.getoption("--output")
    return (Path(config.invocation_params.dir) / named).absolute()


def output_folder(config: pytest.Config, nodeid: str) -> Path:
    """Returns the test's folder below --output, for the artifacts of Playwright's options and nothing else."""
    return output_root(config) / _shortened(slug(nodeid))


def evidence_folder(config: pytest.Config, nodeid: str) -> Path:
    """Returns the test's folder in pytest's cache (or below --output) for what is kept of every failed test."""
    return (_cache_root(config) or output_root(config)) / _shortened(slug(nodeid))


def forget_earlier_runs(config: pytest.Config) -> None:
    """Removes the artifacts of earlier runs."""
    for root in (output_root(config), _cache_root(config)):
        if root is not None:
            shutil.rmtree(root, ignore_errors=True)


def _cache_root(config: pytest.Config) -> Path | None:
    """Returns this plugin's folder in pytest's cache, or None if the cache is turned off."""
    cache = getattr(config, "cache", None)
    return None if cache is None else Path(cache.mkdir("smooth_page"))


def slug(text: str) -> str:
    """Returns the text as lower-case ASCII words, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _shortened(name: str) -> str:
    if len(name) < LONGEST_NAME:
        return name
    return f"{name[:100]}-{hashlib.sha256(name.encode()).hexdigest()[:7]}-{name[-100:]}"


PHASES = pytest.StashKey[dict[str, pytest.TestReport]]()


class PhaseReports:
    """Keeps the reports of a test's phases, so that a fixture's teardown knows whether the test failed."""

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item):  # type: ignore[no-untyped-def]
        outcome = yield
        report: pytest.TestReport = outcome.get_result()
        item.stash.setdefault(PHASES, {})[report.when or ""] = report


def failed_before_teardown(item: pytest.Item) -> bool:
    """Returns whether the setup or the test itself has failed."""
    reports = item.stash.get(PHASES, {})
    return any(reports[phase].failed for phase in ("setup", "call") if phase in reports)


class Artifacts:
    """Collects artifacts, and writes them if the test has failed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._console: list[str] = []
        self._pages: list[str] = []
        self._lines: list[str] = []

    def console(self, kind: str, text: str) -> None:
        """Adds a message of a page's console."""
        self._console.append(f"{kind}: {text}\n")

    def page(self, html: str, url: str, session: str, live_url: str | None, recording_url: str | None) -> None:
        """Adds a page in its current state."""
        self._pages.append(html)
        self._lines.append(f"page {len(self._pages)}: {url}  session {session}")
        self._lines += [f"  live: {live_url}"] if live_url else []
        self._lines += [f"  recording: {recording_url}"] if recording_url else []

    def write(self, item: pytest.Item) -> None:
        """Writes the files, and lists them in the test's report."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for number, html in enumerate(self._pages, 1):
            self._save(f"test-failed-{number}.html", html)
        if self._console:
            self._save("console.txt", "".join(self._console))
        lines = [*self._lines, f"files: {self._folder}"]
        report = item.stash[PHASES].get("call") or item.stash[PHASES]["setup"]
        report.sections.append(("smooth_page", "\n".join(lines)))

    def _save(self, name: str, text: str) -> None:
        """Writes UTF-8, whatever the machine's encoding. Lone surrogates are escaped."""
        (self._folder / name).write_text(text, "utf-8", "backslashreplace")
