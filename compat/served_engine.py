"""Runs an engine in a process of its own, which clients use like a distant service."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

KEY = "compat"


@contextmanager
def served_engine(
    *options: str, python: str = sys.executable, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yields its URL and key, and ends it after the block. `options` are those of `smooth-page serve`.

    With `--plain` its polls are answered at once, and its outputs are not wrapped.
    """
    command = [python, "-m", "smooth_page.cli", "serve", "--port", "0", "--api-key", KEY, *options]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.startswith("serving "):
            raise SystemExit(f"the engine did not start: {line}")
        try:
            yield line.split()[1], KEY
        finally:
            process.terminate()
