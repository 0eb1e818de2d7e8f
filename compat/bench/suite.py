"""Runs a pytest suite of small tests with pytest-playwright, and with this package's plugin in its place."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from compat.bench.cases import PAGE
from compat.conformance.targets import Target, target

TESTS = 60
SECONDS = 600
TARGETS = ("native", "page", "companion")
SUITE = f"""
import pytest
from playwright.sync_api import Page, expect

PAGE = {PAGE!r}


@pytest.mark.parametrize("number", range({TESTS}))
def test_small(page: Page, number: int) -> None:
    page.set_content(PAGE)
    page.get_by_label("Name").fill(f"text {{number}}")
    page.get_by_role("button", name="Go").click()
    expect(page.locator("#go")).to_have_attribute("data-count", "1")
    assert page.evaluate("document.title") == "Bench"
"""


@dataclass
class Run:
    """One run of the suite: its wall time, and the CPU time of all its processes, in seconds."""

    wall: float
    cpu: float


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(on: Target, folder: Path, workers: int) -> Run:
    """Bytecode is kept in the folder, as it is on users' machines, whatever this environment says."""
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={folder}", "-n", str(workers)]
    if on.is_native:
        words += ["-p", "no:smooth_page"]
    begin, before = time.perf_counter(), _used()
    bytecode = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / f"bytecode of {on.name}")}
    done = on.run([*words, str(folder / "test_small.py")], folder, SECONDS, **bytecode)
    if f"{TESTS} passed" not in done.stdout:
        raise SystemExit(f"the suite fails on {on.name}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return Run(time.perf_counter() - begin, _used() - before)


def _runs(python: str, workers: int, rounds: int) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        Path(folder, "test_small.py").write_text(SUITE)
        for number in range(rounds + 1):
            for name in TARGETS:
                with target(name, python if name == "native" else sys.executable) as on:
                    run = _run(on, Path(folder), workers)
                if number:  # the first round compiles what is imported
                    runs[name].append(run)
    return runs


def print_suites(python: str, rounds: int) -> None:
    """Prints the times of the suite, in turns. `python` has pytest-playwright."""
    if subprocess.run([python, "-c", "import pytest_playwright, xdist"], capture_output=True, check=False).returncode:
        print(f"no suites: {python} has no pytest-playwright and xdist (--python names another interpreter)")
        return
    print(
        f"{'a suite of ' + str(TESTS) + ' small tests':<30} {'seconds':>8} {'/native':>7} {'CPU s':>8} {'/native':>7}"
    )
    for workers in (0, 2):
        runs = _runs(python, workers, rounds)
        for name, ours in runs.items():
            pairs = list(zip(ours, runs["native"], strict=True))
            wall = statistics.median(one.wall / native.wall for one, native in pairs)
            cpu = statistics.median(one.cpu / native.cpu for one, native in pairs)
            times = statistics.median(run.wall for run in ours), statistics.median(run.cpu for run in ours)
            print(f"-n {workers}, {name:<24} {times[0]:8.1f} {wall:6.2f}x {times[1]:8.1f} {cpu:6.2f}x", flush=True)
