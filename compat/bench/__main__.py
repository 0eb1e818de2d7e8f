"""`python -m compat.bench [PART ...] [--rounds N]` compares this package with native Playwright, in alternation.

Parts: `calls` prints medians in ms and events per call, `crowds` evaluates in many pages at once, `suites` runs a
pytest suite, `trips` prints events, round trips and bytes of calls to a distant service, `extractions` times `extract`,
`traces` times calls while a trace is recorded.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack

from compat.bench.cases import CASES, NAVIGATIONS
from compat.bench.contenders import Contender, native, smooth
from compat.bench.crowd import print_crowds
from compat.bench.events import EventCount
from compat.bench.extractions import print_extractions
from compat.bench.measure import (
    median,
    new_session,
    persistent_context,
    time_cases,
    time_navigations,
    time_opening,
    time_start,
)
from compat.bench.round_trips import print_round_trips
from compat.bench.suite import print_suites
from compat.bench.traces import print_traces
from compat.served_engine import served_engine
from examples.demo_site import DemoSite
from smooth_page.local.chromium import find_chromium

OURS = ("page", "companion", "plain")
PARTS = ("calls", "crowds", "suites", "trips", "extractions", "traces")

Events = dict[str, dict[str, float]]  # contender -> case -> events per call


def row(name: str, values: dict[str, float], events: Events | None = None) -> str:
    cells = [f"{values[who]:9.2f}" if who in values else " " * 9 for who in ("native", *OURS)]
    ratios = [f"{values[who] / values['native']:8.2f}x" if who in values else " " * 9 for who in OURS]
    counts = [f"{events[who][name]:9.2f}" for who in OURS[:2]] if events else []
    return f"{name:<28} {' '.join(cells)}   {' '.join(ratios)}   {' '.join(counts)}".rstrip()


def main() -> None:
    parser = argparse.ArgumentParser(description="Compares this package with native Playwright.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument(
        "--python", default=sys.executable, help="an interpreter with pytest-playwright, for the suites"
    )
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    few = max(3, given.rounds // 5)
    prints = {
        "calls": lambda: print_times(given.rounds),
        "crowds": lambda: print_crowds(few),
        "suites": lambda: print_suites(given.python, max(1, given.rounds // 10)),
        "trips": lambda: print_round_trips(few),
        "extractions": lambda: print_extractions(few),
        "traces": lambda: print_traces(given.rounds),
    }
    for part in given.parts or PARTS:
        prints[part]()


def print_times(rounds: int) -> None:
    """Prints a line per call: its time on each contender, the ratios to native, and events per call."""
    heads = " ".join(f"{who:>9}" for who in ("native", *OURS))
    ratios = " ".join(f"{who[:7] + '/n':>9}" for who in OURS)
    print(f"{'median ms of ' + str(rounds):<28} {heads}   {ratios}   events: page, companion")
    with ExitStack() as stack:
        site = stack.enter_context(DemoSite()).url
        address, key = stack.enter_context(served_engine("--plain"))
        contenders = [
            stack.enter_context(native()),
            stack.enter_context(smooth("page")),
            stack.enter_context(smooth("companion", companion=True)),
            stack.enter_context(smooth("plain", address, key)),
        ]
        _print_times(contenders, site, rounds)
    starts = {
        "native": time_start("playwright.sync_api", f"executable_path={find_chromium()!r}", 3),
        "page": time_start("smooth_page.sync_api", "", 3),
        "companion": time_start("smooth_page.sync_api", "smooth={'companion': True}", 3),
    }
    print(row("process to first page", {who: median(values) for who, values in starts.items()}))


def _print_times(contenders: list[Contender], site: str, rounds: int) -> None:
    counts = {each.name: EventCount(each).count(CASES, NAVIGATIONS, site) for each in contenders[1:3]}
    few = max(3, rounds // 5)
    for name, times in time_cases(contenders, CASES, rounds).items():
        print(row(name, {who: median(values) for who, values in times.items()}, counts), flush=True)
    # Without the plain service, whose polls wait longer and longer.
    for name, times in time_navigations(contenders[:3], NAVIGATIONS, site, few).items():
        print(row(name, {who: median(values) for who, values in times.items()}, counts), flush=True)
    for name, opened in (("open a session, first call", new_session), ("persistent context", persistent_context)):
        times = time_opening(contenders[:3], opened, few)
        print(row(name, {who: median(values) for who, values in times.items()}), flush=True)
    for who, events in counts.items():
        print(f"mean events per call, {who}: {sum(events[case.name] for case in CASES) / len(CASES):.2f}")


if __name__ == "__main__":
    main()
