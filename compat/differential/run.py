"""Runs a script on both, and compares the outputs."""

from __future__ import annotations

import difflib
import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from compat.conformance.targets import Target

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
SECONDS = 60


@dataclass(frozen=True)
class Compared:
    """The outputs of a script; `calls` and `events` are those of its run on this package."""

    name: str
    native: str
    ours: str
    calls: list[str]
    events: list[str]

    @property
    def same(self) -> bool:
        return self.native == self.ours

    def diff(self) -> str:
        return "\n".join(
            difflib.unified_diff(self.native.splitlines(), self.ours.splitlines(), "native", "ours", lineterm="")
        )


def scripts(names: list[str]) -> list[Path]:
    """Returns the scripts of these names, or all without names."""
    found = sorted(SCRIPTS.glob("*.py"))
    chosen = [path for path in found if not names or path.stem in names]
    if len(chosen) < len(names):
        raise SystemExit(f"the scripts are {', '.join(path.stem for path in found)}")
    return chosen


def compare(script: Path, site: str, native: Target, ours: Target) -> Compared:
    """Runs the script on both. The outputs include errors and an exit status other than 0."""
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        expected = _said(native.run([str(script), site], SCRIPTS, SECONDS))
        words = ["-m", "compat.differential.counted", str(counts), str(script), site]
        found = _said(ours.run(words, SCRIPTS, SECONDS))
        counted = json.loads(counts.read_text()) if counts.exists() else {"calls": [], "events": []}
    return Compared(script.stem, expected, found, counted["calls"], counted["events"])


def _said(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout if done.returncode == 0 else f"{done.stdout}{done.stderr}status {done.returncode}\n"
