"""`smooth-page run`: runs a script or a module in which `import playwright` means this package, unedited."""

from __future__ import annotations

import argparse
import os
import subprocess
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
    environment = dict(os.environ)
    zero_edit.enter(environment)
    command = [sys.executable, *words]
    if os.name == "posix":
        os.execve(command[0], command, environment)  # signals and the exit status are the script's own
    return subprocess.run(command, env=environment, check=False).returncode
