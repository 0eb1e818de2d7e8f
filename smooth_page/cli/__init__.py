"""The command line: `smooth-page COMMAND`. Each command is a module of this package with `add` and `run`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from smooth_page._version import __version__

COMMANDS = ("serve", "run", "migrate", "compat", "companion", "show-trace", "doctor")
HELP_OPTIONS = ("-h", "--help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["run"] and len(words) > 1 and words[1] not in HELP_OPTIONS:
        from smooth_page.cli import run as running

        return running.execute(words[1:])  # without argparse: the options after the script belong to the script
    parser = argparse.ArgumentParser(prog="smooth-page", description="Playwright's Python API over a Smooth session.")
    parser.add_argument("--version", action="version", version=f"smooth-page {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        module = importlib.import_module(f"smooth_page.cli.{name.replace('-', '_')}")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add(command)
        command.set_defaults(run=module.run)
    given = parser.parse_args(words)
    try:
        status = int(given.run(given))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, `head` for example, has closed its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or flushing at exit would fail again
        return 141


if __name__ == "__main__":
    sys.exit(main())
