"""Runs a suite file by file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from compat.conformance.results import read_junit
from compat.conformance.suites import Suite
from compat.conformance.targets import Target

TEST_SECONDS = 60


def run_suite(
    suite: Suite, checkout: Path, target: Target, files: list[str], seconds: float
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yields each file's outcomes after its run; none if it took longer than `seconds` and was ended."""
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            junit = Path(folder) / "junit.xml"
            words = ["-m", "pytest", file, f"--junit-xml={junit}", "-p", "no:smooth_page", "-p", "no:cacheprovider"]
            words += ["-p", suite.plugin] if suite.plugin and not target.is_native else []
            words += ["-q", f"--timeout={TEST_SECONDS}", *suite.options]
            done = target.run(words, checkout, seconds)
            outcomes = read_junit(junit) if junit.exists() else {}
            if not outcomes:
                print(f"{file}: no results (status {done.returncode})\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
            yield file, outcomes
