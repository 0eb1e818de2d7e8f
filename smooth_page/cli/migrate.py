"""`smooth-page migrate`: rewrites a project's imports and version pins, or shows the changes."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "Rewrites the imports and version pins of a Playwright project; prints a diff unless --write is given."


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument("--write", action="store_true", help="change the files")


def run(given: argparse.Namespace) -> int:
    try:
        from smooth_page.migration.projects import migrate
    except ModuleNotFoundError as error:
        if error.name != "libcst":
            raise
        print("This command needs libcst: pip install 'smooth-page[migrate]'")
        return 1
    missing = [path for path in given.paths if not path.exists()]
    if missing:
        print(f"no such file: {', '.join(map(str, missing))}")
        return 2
    found = migrate(given.paths)
    changed = [item for item in found if item.changed]
    for item in changed:
        if given.write:
            item.path.write_bytes(item.rewrite.text.encode())
            print(f"rewrote {item.path}")
        else:
            print(item.diff(), end="")
    for item in found:
        for finding in item.rewrite.findings:
            print(f"{item.path}:{finding.line}: {finding.what}")
    to_do = sum(len(item.rewrite.findings) for item in found)
    print(f"{len(changed)} files {'rewritten' if given.write else 'to rewrite'}, {to_do} places to check by hand")
    return 0
