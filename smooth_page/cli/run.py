"""`smooth-page run`: runs a script or a module in which `import playwright` means this package, unedited."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from smooth_page import zero_edit

HELP = "Runs a script, or -m MODULE, with this package in Playwright's place."


def add(parser: argparse.ArgumentParser) -> None:
    parser.usage = "smooth-page run [-m MODULE | SCRIPT] [ARGUMENTS ...]"
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="...", help="as for python: script.py, or -m pytest")


def run(given: argparse.Namespace) -> int:
    words = given.words
    if not words:
        print("smooth-page run: name a script, or -m and a module")
        return 2
    environment = dict(os.environ)
    zero_edit.enter(environment)
    command = [sys.executable, *words]
    if os.name == "posix":
        os.execve(command[0], command, environment)  # signals and the exit status are the script's own
    return subprocess.run(command, env=environment, check=False).returncode
