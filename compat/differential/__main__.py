"""`python -m compat.differential [NAME ...]`: scripts on native Playwright and here, and the events of their calls."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from compat.conformance.targets import target
from compat.differential.run import compare, scripts
from examples.demo_site import DemoSite

# The highest allowed mean of events per call.
MOST_EVENTS = 1.1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m compat.differential", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="scripts (default: all)")
    parser.add_argument("--target", choices=("companion", "page", "plain"), default="page")
    given = parser.parse_args()
    calls = events = different = 0
    with DemoSite() as site, target("native") as native, target(given.target) as ours, ThreadPoolExecutor(2) as pool:
        compared = pool.map(partial(compare, site=site.url, native=native, ours=ours), scripts(given.names))
        for each in compared:
            calls, events, different = calls + len(each.calls), events + len(each.events), different + (not each.same)
            share = f"{len(each.events)} events for {len(each.calls)} calls"
            print(f"{'same     ' if each.same else 'DIFFERENT'} {each.name:<22} {share}", flush=True)
            if not each.same:
                print(each.diff())
    mean = events / max(1, calls)
    print(f"{different} scripts differ; {mean:.2f} events per call, limit {MOST_EVENTS} wanted")
    return 1 if different or mean > MOST_EVENTS else 0


if __name__ == "__main__":
    sys.exit(main())
