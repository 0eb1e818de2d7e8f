"""Runs unedited scripts and suites that import Playwright on this package.

`enter(environment)` prepares the environment of a process and of everything that it starts; inside, startup/ installs
the finder of finder.py before the first import. `leave(environment)` undoes it, for processes that need Playwright
itself (the engine does).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import MutableMapping
from pathlib import Path

SWITCH = "SMOOTH_PAGE_ZERO_EDIT"
STARTUP = str(Path(__file__).with_name("startup"))


def enter(environment: MutableMapping[str, str]) -> None:
    """Makes Python processes with this environment import this package for `playwright`."""
    environment[SWITCH] = "1"
    environment["PYTHONPATH"] = os.pathsep.join([STARTUP, *_other_paths(environment)])


def leave(environment: MutableMapping[str, str]) -> None:
    """Makes Python processes with this environment import Playwright itself."""
    environment.pop(SWITCH, None)
    paths = _other_paths(environment)
    if paths:
        environment["PYTHONPATH"] = os.pathsep.join(paths)
    else:
        environment.pop("PYTHONPATH", None)


def take_over(command: list[str]) -> int:
    """Runs a command in such an environment, and returns its exit status; on POSIX it takes over this process."""
    environment = dict(os.environ)
    enter(environment)
    if os.name == "posix":
        os.execve(command[0], command, environment)  # the command gets the signals and sets the exit status
    return subprocess.run(command, env=environment, check=False).returncode


def _other_paths(environment: MutableMapping[str, str]) -> list[str]:
    present = environment.get("PYTHONPATH", "").split(os.pathsep)
    return [path for path in present if path and path != STARTUP]
