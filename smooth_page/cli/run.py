"""`smooth-page run`: runs an unedited script or module; its `import playwright` imports this package."""

from __future__ import annotations

import argparse
import sys

from smooth_page import zero_edit

HELP = "Runs an unedited Playwright script, or -m MODULE, on Smooth."


USAGE = "smooth-page run [-m MODULE | SCRIPT] [ARGUMENTS ...]"


def add(parser: argparse.ArgumentParser) -> None:
    parser.usage = USAGE


def run(given: argparse.Namespace) -> int:
    print(f"usage: {USAGE}", file=sys.stderr)
    return 2


def execute(words: list[str]) -> int:
    """Runs Python with these arguments and this package in place of Playwright; replaces the process on POSIX."""
    if words[:2] == ["-m", "playwright"]:
        return _instead_of_playwright(words[2:])
    return zero_edit.take_over([sys.executable, *words])


# Commands of Playwright's own command line, and what to do instead. Those in NEEDLESS have nothing to do here.
NEEDLESS = {"install", "install-deps", "uninstall"}
INSTEAD = {
    "codegen": "record with Playwright itself (`python -m playwright codegen`); the script runs here unedited",
    "open": "open a page in a script and watch it at page.live_url",
    "screenshot": "page.goto(url); page.screenshot(path=...)",
}


def _instead_of_playwright(words: list[str]) -> int:
    command = words[0] if words else ""
    if command == "show-trace":
        from smooth_page.cli import main

        return main(words)
    if command in NEEDLESS:
        print(f"nothing to {command}: sessions use the service's browsers, or an installed Chromium")
        return 0
    advice = INSTEAD.get(command, "see `smooth-page --help`")
    print(f"`playwright {command}` has no counterpart in smooth_page. Instead: {advice}", file=sys.stderr)
    return 2
