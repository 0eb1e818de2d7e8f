"""`python -m compat.bench [--rounds N]` prints medians in ms, of each contender and of native Playwright, in one run.

Then it prints the cost of calls to a distant service; `--round-trips` prints only that.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack

from compat.bench.cases import CASES
from compat.bench.contenders import native, smooth
from compat.bench.events import count_events
from compat.bench.measure import median, time_cases, time_sessions, time_start
from compat.bench.round_trips import print_round_trips
from compat.served_engine import served_engine
from smooth_page.local.chromium import find_chromium

OURS = ("smooth_page", "plain")


def row(name: str, values: dict[str, float], events: float | None = None) -> str:
    cells = [f"{values[who]:8.2f}" if who in values else " " * 8 for who in ("native", *OURS)]
    ratios = [f"{values[who] / values['native']:6.2f}x" if who in values else " " * 7 for who in OURS]
    return f"{name:<26} {'  '.join(cells)}   {'  '.join(ratios)}   {'' if events is None else f'{events:5.2f}'}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Times this package and native Playwright.")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--round-trips", action="store_true", help="print only the cost of calls to a distant service")
    given = parser.parse_args()
    if not given.round_trips:
        print_times(given.rounds)
    print_round_trips(max(5, given.rounds // 3))


def print_times(rounds: int) -> None:
    """Prints a line per call: its time on each contender, the ratios to native, and its events."""
    heads = "  ".join(f"{who:>8}" for who in ("native", "ours", "plain"))
    print(f"{'median ms of ' + str(rounds):<26} {heads}   {'ours/n':>7}  {'plain/n':>7}   events/call")
    with ExitStack() as stack:
        address, key = stack.enter_context(served_engine("--plain"))
        contenders = [
            stack.enter_context(native()),
            stack.enter_context(smooth("smooth_page")),
            stack.enter_context(smooth("plain", address, key)),
        ]
        events = count_events(contenders[1], CASES)
        for name, times in time_cases(contenders, CASES, rounds).items():
            print(row(name, {who: median(values) for who, values in times.items()}, events[name]), flush=True)
        sessions = time_sessions(contenders, max(3, rounds // 5))
        print(row("open a session, first call", {who: median(values) for who, values in sessions.items()}))
    starts = {
        "native": time_start("playwright.sync_api", f"executable_path={find_chromium()!r}", 3),
        "smooth_page": time_start("smooth_page.sync_api", "", 3),
    }
    print(row("process to first page", {who: median(values) for who, values in starts.items()}))
    print(f"mean events per call: {sum(events.values()) / len(events):.2f}")


if __name__ == "__main__":
    main()
