"""An engine in plain mode: its polls answer at once, and its outputs come raw."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

KEY = "compat"


@contextmanager
def plain_engine(
    python: str = sys.executable, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Its address and key; it ends with the block."""
    command = [python, "-m", "smooth_page.cli", "serve", "--port", "0", "--api-key", KEY, "--plain"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.startswith("serving "):
            raise SystemExit(f"the engine did not start: {line}")
        try:
            yield line.split()[1], KEY
        finally:
            process.terminate()
