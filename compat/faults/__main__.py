"""`python -m compat.faults`: see the package. Exits with 1 if a click was lost, done twice, or raised."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from itertools import product

import hatch_build
from compat.served_engine import served_engine

from .clicks import Outcome, click_async, click_sync
from .kinds import KINDS
from .proxy import Proxy

CLICK = {"sync": click_sync, "async": click_async}
# Where the companion runs: the engine's options.
COMPANIONS = {"engine": [], "extension": ["--companion-host", "extension"], "off": []}


def main() -> int:
    """Runs every mode and prints its figures."""
    parser = argparse.ArgumentParser(prog="python -m compat.faults", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--clicks", type=int, default=1000, help="clicks in each mode (default: 1000)")
    parser.add_argument("--pages", type=int, default=8, help="concurrent pages (default: 8)")
    parser.add_argument("--rate", type=float, default=0.1, help="share of requests that is spoiled (default: 0.1)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--polls", choices=("held", "plain"), action="append", help="default: both")
    parser.add_argument("--api", choices=("sync", "async"), action="append", help="default: both")
    parser.add_argument(
        "--companion", choices=list(COMPANIONS), action="append", help="where it runs (default: engine and off)"
    )
    parser.add_argument("--kind", choices=list(KINDS), action="append", help="kinds of fault (default: all)")
    given = parser.parse_args()
    hatch_build.build()
    kinds = {name: KINDS[name] for name in given.kind or KINDS}
    print(f"{len(kinds)} kinds of fault in {given.rate:.0%} of all requests, seed {given.seed}\n")
    bad = 0
    for companion, polls in product(given.companion or ("engine", "off"), given.polls or ("held", "plain")):
        with served_engine(*COMPANIONS[companion], *(["--plain"] if polls == "plain" else [])) as (base_url, key):
            for api in given.api or ("sync", "async"):
                with Proxy(base_url, kinds, given.seed) as proxy:
                    os.environ |= {"SMOOTH_BASE_URL": proxy.base_url, "SMOOTH_API_KEY": key}
                    os.environ["SMOOTH_COMPANION"] = "0" if companion == "off" else "1"
                    begin = time.monotonic()
                    outcome = CLICK[api](proxy, shares(given.clicks, given.pages), given.rate)
                    show(f"companion {companion}, {polls}, {api}", outcome, proxy, time.monotonic() - begin)
                    bad += outcome.lost + outcome.doubled + len(outcome.raised)
    return 1 if bad else 0


def shares(clicks: int, pages: int) -> list[int]:
    """Returns how many clicks each page gets."""
    return [clicks // pages + (index < clicks % pages) for index in range(pages)]


def show(mode: str, outcome: Outcome, proxy: Proxy, seconds: float) -> None:
    """Prints the results of a mode."""
    times = sorted(outcome.seconds)
    print(
        f"{mode}: {outcome.clicks} clicks, {proxy.requests} requests, {proxy.injected.total()} faults of "
        f"{len(proxy.injected)} kinds, {seconds:.0f} s\n"
        f"  lost {outcome.lost}, done twice {outcome.doubled}, raised {len(outcome.raised)}; "
        f"a click took {times[len(times) // 2] * 1000:.0f} ms (median), {times[len(times) * 95 // 100] * 1000:.0f} ms "
        f"(95 of 100), {times[-1] * 1000:.0f} ms (longest)"
    )
    for text, number in Counter(outcome.raised).most_common(10):
        print(f"  {number} x {text}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
