"""The wheel and the sdist, built as for a release: what is in them, what they say of themselves, and whose code they hold."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage
from importlib.metadata import version
from pathlib import Path

import pytest

from smooth_page import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
RUNTIME = ROOT / "smooth_page" / "runtime"
NAME = f"smooth_page-{__version__}"
INFO = f"{NAME}.dist-info"
LICENCES = {"LICENSE", "licenses/playwright.txt", "licenses/runtime.txt"}


def built(source: Path, target: Path, *options: str) -> Path:
    """The one file that a build of the folder writes."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target), *options]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (file,) = target.iterdir()
    return file


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sdist unpacks to."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(built(ROOT, folder / "built", "-t", "sdist")) as archive:
        archive.extractall(folder, filter="data")
    return folder / NAME


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return contents(built(ROOT, tmp_path_factory.mktemp("wheel"), "-t", "wheel"))


@pytest.fixture(scope="module")
def metadata(wheel: dict[str, bytes]) -> EmailMessage:
    return message_from_bytes(wheel[f"{INFO}/METADATA"], policy=policy.default)


def test_wheel_holds_what_runs(wheel: dict[str, bytes]) -> None:
    files = (path.relative_to(ROOT) for path in (ROOT / "smooth_page").rglob("*") if path.is_file())
    sources = {path.as_posix() for path in files if not {"runtime", "__pycache__"} & set(path.parts)}
    sources = {path for path in sources if not (path.startswith("smooth_page/companion/") and is_built(path))}
    chunks = {f"smooth_page/runtime/dist/{path.stem}.js" for path in (RUNTIME / "src" / "entries").glob("*.ts")}
    about = {f"{INFO}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    assert set(wheel) == sources | chunks | about | {f"{INFO}/licenses/{name}" for name in LICENCES}
    assert b"smooth-page = smooth_page.cli:main" in wheel[f"{INFO}/entry_points.txt"]
    assert b"smooth_page = smooth_page.pytest_plugin" in wheel[f"{INFO}/entry_points.txt"]


def is_built(path: str) -> bool:
    """Whether a file of the companion is only needed to build its zip."""
    return not path.endswith((".py", ".zip", "dist/hidden_page.js"))


def test_sdist_builds_the_same_wheel(sdist: Path, wheel: dict[str, bytes], tmp_path: Path) -> None:
    """Without Node, since the bundles are in it."""
    assert contents(built(sdist, tmp_path, "-t", "wheel")) == wheel
    assert not (sdist / "smooth_page" / "runtime" / "node_modules").exists()
    for name in ("Makefile", "scripts/wheel.py", "tests/conftest.py", ".ci/run"):
        assert (sdist / name).exists(), name


def test_metadata(metadata: EmailMessage) -> None:
    assert metadata["License-Expression"] == "MIT"
    assert set(metadata.get_all("License-File", [])) == LICENCES
    assert set(metadata.get_all("Provides-Extra", [])) == {"ai", "local", "migrate", "pytest", "video"}
    urls = dict(text.split(", ") for text in metadata.get_all("Project-URL", []))
    assert set(urls) == {"Homepage", "Documentation", "Changelog", "Issues", "Source"}
    assert {url.split("/")[2] for url in urls.values()} == {"github.com"}


def test_changelog_has_the_version() -> None:
    headings = [line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    assert headings[0] == "## Unreleased"
    assert headings[1].startswith(f"## {__version__} - ")


def test_notices_name_each_bundled_package() -> None:
    """Those that npm installs for the bundle, in these versions, each with its licence."""
    text = (ROOT / "licenses" / "runtime.txt").read_text()
    packages = json.loads((RUNTIME / "package-lock.json").read_text())["packages"]
    bundled = {path: facts for path, facts in packages.items() if path and not facts.get("dev")}
    assert len(bundled) == text.count(f"\n{'-' * 80}\n")
    for path, facts in bundled.items():
        assert f"\n{path.removeprefix('node_modules/')} {facts['version']} ({facts['license']})\n" in text
        assert (RUNTIME / path / "LICENSE").read_text().strip() in text


def test_notice_of_the_extracted_data() -> None:
    text = (ROOT / "licenses" / "playwright.txt").read_text()
    assert f"playwright {version('playwright')} " in text
    assert "Copyright (c) Microsoft Corporation" in text
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in text
    assert "smooth_page/_shared/options/devices.json" in text
