"""Builds the wheel and the sdist, and opens a page with the wheel on the oldest and the newest Python of this machine.

`python scripts/wheel.py [FOLDER]`: the files are left in FOLDER (default: dist). Each Python gets a fresh environment
with the wheel and its extra `local`, and runs scripts/smoke.py there, outside this checkout. Prints which were found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 10)  # requires-python
# Asks a Python for its version; one that can't make environments (Debian's without python3-venv) fails.
ASK = "import ensurepip, venv, sys; print(*sys.version_info[:3])"


def build(folder: Path) -> Path:
    """Builds both distributions; returns the wheel."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True)
    return max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime)


def candidates() -> Iterator[str]:
    """Commands that may be a Python: on PATH, of pyenv, and the one that runs this."""
    yield from (f"python3.{minor}" for minor in range(OLDEST[1], OLDEST[1] + 12))
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob("versions/*/bin/python3")))
    yield sys.executable


def pythons() -> dict[tuple[int, ...], str]:
    """The supported Pythons of this machine by version, the oldest first."""
    found: dict[tuple[int, ...], str] = {}
    for command in candidates():
        if not shutil.which(command):
            continue
        done = subprocess.run([command, "-c", ASK], capture_output=True, text=True)
        version = tuple(map(int, done.stdout.split()))
        if done.returncode == 0 and version >= OLDEST:
            found.setdefault(version, command)
    return dict(sorted(found.items()))


def smoke(command: str, wheel: Path) -> None:
    """Runs scripts/smoke.py with the wheel, in a fresh environment of this Python."""
    with tempfile.TemporaryDirectory(prefix="wheel-") as folder:
        subprocess.run([command, "-m", "venv", folder], check=True)
        python = str(Path(folder) / "bin" / "python")
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, f"{wheel}[local]"], check=True)
        script = shutil.copy(ROOT / "scripts" / "smoke.py", folder)
        subprocess.run([python, script], cwd=folder, check=True)


def main() -> None:
    wheel = build(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve())
    found = pythons()
    if not found:
        raise SystemExit(f"No Python from {'.'.join(map(str, OLDEST))} that can make virtual environments was found.")
    print("found Python", ", ".join(".".join(map(str, version)) for version in found), flush=True)
    for version in dict.fromkeys((min(found), max(found))):
        smoke(found[version], wheel)


if __name__ == "__main__":
    main()
