"""python -m compat.conformance run SUITE --at CHECKOUT [--target TARGET] [--only PATTERN ...]
python -m compat.conformance check
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from compat.conformance.reasons import missed, reason, reasons, stale
from compat.conformance.results import Results, stored
from compat.conformance.run import run_suite
from compat.conformance.suites import SUITES
from compat.conformance.targets import TARGETS, target

VERSION = "from importlib.metadata import version; print(version('playwright'))"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m compat.conformance", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run", help="run a suite and store its results")
    running.add_argument("suite", choices=SUITES)
    running.add_argument("--at", type=Path, default=os.environ.get("CONFORMANCE_SUITE"), help="the suite's checkout")
    running.add_argument("--target", choices=TARGETS, default="page")
    running.add_argument("--only", nargs="*", default=[], metavar="PATTERN", help="files below the checkout")
    running.add_argument("--python", default=sys.executable, help="the Python that has what the suite needs")
    running.add_argument("--seconds", type=float, default=600, help="a file's limit")
    commands.add_parser("check", help="fail if the table of reasons is stale")
    given = parser.parse_args()
    return run(given) if given.command == "run" else check()


def run(given: argparse.Namespace) -> int:
    if given.at is None:
        raise SystemExit("the suite's checkout is missing: use --at CHECKOUT, or set CONFORMANCE_SUITE")
    suite, checkout = SUITES[given.suite], Path(given.at).resolve()
    results, oracle = stored(suite.name, given.target), stored(suite.name, "native")
    results.playwright = subprocess.run(
        [given.python, "-c", VERSION], capture_output=True, text=True, check=True
    ).stdout.strip()
    with target(given.target, given.python) as on:
        for file, outcomes in run_suite(suite, checkout, on, suite.found(checkout, given.only), given.seconds):
            results.files[file] = outcomes
            results.save()
            counts = {kind: list(outcomes.values()).count(kind) for kind in sorted(set(outcomes.values()))}
            print(f"{file}: {', '.join(f'{count} {kind}' for kind, count in counts.items()) or 'nothing'}", flush=True)
    print(figure(oracle, results))
    return 0


def figure(oracle: Results, results: Results) -> str:
    """Returns one line: how many of the tests that native Playwright passes also pass here."""
    if results.target == oracle.target or not oracle.files:
        passed = sum(1 for _ in results.passed())
        return f"{results.suite} on {results.target}: {passed} of {sum(map(len, results.files.values()))} tests pass"
    wanted = [each for each in oracle.passed() if each[0] in results.files]
    lost = sum(1 for _ in missed(oracle, results))
    share = 100 * (len(wanted) - lost) / max(1, len(wanted))
    of = f"{len(wanted)} that native Playwright passes"
    return f"{results.suite} on {results.target}: {len(wanted) - lost} of {of} = {share:.1f} %"


def check() -> int:
    status = 0
    for suite in SUITES:
        oracle, results = stored(suite, "native"), stored(suite, "page")
        table = reasons(suite)
        for each_target in (stored(suite, "companion"), results, stored(suite, "plain")):
            if not each_target.files:
                continue  # it was not run on this target
            open_ = [each for each in missed(oracle, each_target) if reason(table, *each) is None]
            print(f"{figure(oracle, each_target)}; {len(open_)} of the rest without a reason")
        for pattern in stale(oracle, results):
            print(f"stale: {pattern} passes, or is not a test of {suite}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
