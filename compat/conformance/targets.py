"""What a suite or script runs on: the command and environment of its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from compat.served_engine import served_engine

ROOT = Path(__file__).resolve().parent.parent.parent
NATIVE_STARTUP = str(Path(__file__).with_name("native_startup"))
TARGETS = ("native", "companion", "page", "plain")
OURS = ("SMOOTH_", "CIRCLEMIND_")


@dataclass(frozen=True)
class Target:
    """`words` come before those of the script; `environment` is the complete environment."""

    name: str
    words: list[str]
    environment: dict[str, str] = field(repr=False)

    @property
    def is_native(self) -> bool:
        return self.name == "native"

    def run(self, words: list[str], cwd: Path, seconds: float, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs `words` (as for python); a process that takes longer is ended with its children: status -9."""
        command = [*self.words, *words]
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
        return subprocess.CompletedProcess(command, process.returncode, out, err)


@contextmanager
def target(name: str, python: str = sys.executable, *, installed: bool = False) -> Iterator[Target]:
    """native: Playwright with the machine's Chromium; companion: `smooth-page run` on the embedded engine, in sessions
    with the companion; page: in sessions without it; plain: with the companion on `serve --plain`.

    `installed`: `python` has this package of its own, and is not shown the other folders beside it (a suite can have
    an `examples` too).
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
    if "SMOOTH_CHROMIUM" in os.environ:
        environment["SMOOTH_CHROMIUM"] = os.environ["SMOOTH_CHROMIUM"]
    paths = [] if installed else [str(ROOT)]
    if name == "native":
        from smooth_page.local.chromium import find_chromium

        paths.insert(0, NATIVE_STARTUP)
        environment["NATIVE_CHROMIUM"] = find_chromium() or ""
    environment["PYTHONPATH"] = os.pathsep.join(paths)
    environment["SMOOTH_COMPANION"] = "0" if name == "page" else "1"
    words = [python] if name == "native" else [python, "-m", "smooth_page.cli", "run"]
    with TemporaryDirectory() as profiles:
        environment["SMOOTH_PROFILES"] = profiles
        if name != "plain":
            yield Target(name, words, environment)
            return
        with served_engine("--plain", python=python, environment=environment) as (address, key):
            yield Target(name, words, {**environment, "SMOOTH_BASE_URL": address, "SMOOTH_API_KEY": key})
