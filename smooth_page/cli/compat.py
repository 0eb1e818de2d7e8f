"""`smooth-page compat`: what of Playwright scripts and suites use, and whether it works here."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HELP = "Says of each use of Playwright in Python sources whether it works here, and what to use instead."
STATUS = (
    "exit status: 0 where everything works, some of it with the differences that are listed; "
    "1 where something is not built yet or not supported, or a file does not parse; 2 for a mistake in the command"
)


def add(parser: argparse.ArgumentParser) -> None:
    parser.epilog = STATUS
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="Python files, or folders of them")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="every use, machine-readable")
    form.add_argument("--github", action="store_true", help="annotations for a pull request")
    form.add_argument("--all", action="store_true", help="list what works, too")


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
