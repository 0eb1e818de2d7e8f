"""`smooth-page compat`: reports which Playwright calls of scripts and suites work here."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HELP = "Reports which Playwright calls in your code work on Smooth, and what to use instead of the rest."
STATUS = (
    "exit status: 0 if everything works, possibly with the listed differences; "
    "1 if something is not built yet or not supported, or a file can't be parsed; 2 if the command is wrong"
)


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = STATUS
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="Python files or folders")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print every use as JSON")
    form.add_argument("--github", action="store_true", help="print annotations for a pull request")
    form.add_argument("--all", action="store_true", help="also list what works")


def run(given: argparse.Namespace) -> int:
    from smooth_page.usage import report
    from smooth_page.usage.reading import read

    missing = [path for path in given.paths if not path.exists()]
    if missing:
        print(f"no such file: {', '.join(map(str, missing))}", file=sys.stderr)
        return 2
    project = read(given.paths)
    if given.json:
        print(report.as_json(project))
    elif given.github:
        print(report.github(project), end="")
    else:
        print(report.text(project, all_uses=given.all), end="")
    return report.status(project)
