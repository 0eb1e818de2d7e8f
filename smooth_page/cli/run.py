"""`smooth-page run`: runs a script or a module in which `import playwright` means this package, unedited."""

from __future__ import annotations

import argparse
import sys

from smooth_page import zero_edit

HELP = "Runs a script, or -m MODULE, with this package in Playwright's place."


USAGE = "smooth-page run [-m MODULE | SCRIPT] [ARGUMENTS ...]"


def add(parser: argparse.ArgumentParser) -> None:
    parser.usage = USAGE


def run(given: argparse.Namespace) -> int:
    print(f"name a script, or -m and a module: {USAGE}", file=sys.stderr)
    return 2


def execute(words: list[str]) -> int:
    """Runs Python with these arguments and this package in Playwright's place; on POSIX it takes over the process."""
    if words[:2] == ["-m", "playwright"]:
        return _instead_of_playwright(words[2:])
    return zero_edit.take_over([sys.executable, *words])


# Commands of Playwright's own command line, and what to do here. Those of NEEDLESS are done by doing nothing.
NEEDLESS = {"install", "install-deps", "uninstall"}
INSTEAD = {
    "codegen": "record with Playwright itself (`python -m playwright codegen`); the script runs here unedited",
    "open": "open a session and look at page.live_url",
    "screenshot": "page.goto(url); page.screenshot(path=...)",
    "show-trace": "open the trace with Playwright itself (`python -m playwright show-trace`)",
}


def _instead_of_playwright(words: list[str]) -> int:
    command = words[0] if words else ""
    if command in NEEDLESS:
        print(f"nothing to {command}: sessions run in the service's browsers, or in an installed Chromium")
        return 0
    advice = INSTEAD.get(command, "see `smooth-page --help`")
    print(f"`playwright {command}` has no counterpart in smooth_page. Instead: {advice}", file=sys.stderr)
    return 2
