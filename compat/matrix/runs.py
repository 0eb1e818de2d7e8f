"""The part of the page with the results of Playwright's own suites, from stored runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compat.conformance.reasons import missed, reason, reasons
from compat.conformance.results import Results, stored
from compat.conformance.suites import SUITES, Suite

# Each with its head in tables.
TARGETS = {"companion": "companion", "page": "page", "plain": "companion, plain mode"}


def runs_part() -> list[str]:
    return [line for suite in SUITES.values() for line in _suite(suite)]


def figure(suite: str, target: str) -> tuple[int, int] | None:
    """Returns how many of native Playwright's passed tests pass, of the files that ran; None if no file ran."""
    oracle, results = stored(suite, "native"), stored(suite, target)
    wanted = sum(1 for file, _ in oracle.passed() if file in results.files)
    return (wanted - len(list(missed(oracle, results))), wanted) if wanted else None


def summary() -> list[str]:
    """Returns a table of suites and targets."""
    lines = [f"| Playwright's own suite | {' | '.join(TARGETS.values())} |", f"|---|{'---|' * len(TARGETS)}"]
    for suite in SUITES.values():
        cells = [_share(figure(suite.name, target), _files(suite.name, target)) for target in TARGETS]
        lines.append(f"| {suite.repository} | {' | '.join(cells)} |")
    return lines


def _files(suite: str, target: str) -> str:
    """Returns how many of the files ran, or "" for all of them."""
    every, ran = len(stored(suite, "native").files), len(stored(suite, target).files)
    return f", in {ran} of {every} files" if ran < every else ""


def _share(found: tuple[int, int] | None, part: str) -> str:
    return f"{found[0]} of {found[1]} ({100 * found[0] / found[1]:.1f} %){part}" if found else "not run"


def _suite(suite: Suite) -> Iterator[str]:
    oracle, runs = stored(suite.name, "native"), {target: stored(suite.name, target) for target in TARGETS}
    if not oracle.files:
        return
    yield f"### {suite.repository}"
    yield ""
    yield f"Tests that native Playwright {oracle.playwright} passes, and how many of them pass here."
    yield "Tests that fail natively on the machine of the run (other browsers, a display, ffmpeg) are not counted."
    yield ""
    yield f"| file | native | {' | '.join(TARGETS.values())} |"
    yield f"|---|---|{'---|' * len(TARGETS)}"
    for file, tests in oracle.files.items():
        passed = [test for test, outcome in tests.items() if outcome == "passed"]
        if passed:
            cells = [_passing(results, file, passed) for results in runs.values()]
            yield f"| {file} | {len(passed)} | {' | '.join(cells)} |"
    yield ""
    yield from _why(suite.name, oracle, runs["page"])


def _passing(results: Results, file: str, tests: list[str]) -> str:
    if file not in results.files:
        return ""
    return str(sum(1 for test in tests if results.outcome(file, test) == "passed"))


def _why(suite: str, oracle: Results, results: Results) -> Iterator[str]:
    """Yields the lines of a table: what does not pass without the companion, by reason."""
    table = reasons(suite)
    why = Counter(reason(table, *each) or "" for each in missed(oracle, results))
    if why:
        yield "| tests that don't pass | why |"
        yield "|---|---|"
        for said, count in sorted(why.items(), key=lambda each: (not each[0], -each[1])):
            yield f"| {count} | {said or 'bugs, and what is not built yet'} |"
        yield ""
