"""Type checkers say the same of user code with Playwright's imports and with ours: of right code nothing, of mistakes as
much."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SNIPPETS = Path(__file__).with_name("snippets")
OWN = Path(__file__).with_name("own")  # uses of what only this package has
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[str, str, str]]]:
    """Library -> what mypy finds in the snippets with it: file, line, kind. One run reads both libraries."""
    folder = tmp_path_factory.mktemp("libraries")
    for library in ("playwright", "smooth_page"):
        (folder / f"with_{library}").mkdir()
        for snippet in SNIPPETS.glob("*.py"):
            text = snippet.read_text().replace("from playwright.", f"from {library}.")
            (folder / f"with_{library}" / snippet.name).write_text(text)
        (folder / f"with_{library}" / "__init__.py").write_text("")
    shutil.copytree(OWN, folder / "with_smooth_page", dirs_exist_ok=True)
    found: dict[str, set[tuple[str, str, str]]] = {"playwright": set(), "smooth_page": set()}
    for library, file, line, kind in _mypy(folder):
        found[library].add((file, line, kind))
    return found


def _mypy(folder: Path) -> list[tuple[str, str, str, str]]:
    options = ["--strict", "--python-version", "3.10", "--cache-dir", str(ROOT / ".mypy_cache"), "--no-error-summary"]
    command = [sys.executable, "-m", "mypy", "--config-file", "", *options, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"MYPYPATH": str(ROOT)})
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return re.findall(r"^with_(\w+)/(\w+\.py):(\d+): error: .* \[([\w-]+)\]$", done.stdout, re.MULTILINE)


def test_both_find_the_same(findings: dict[str, set[tuple[str, str, str]]]) -> None:
    own = {snippet.name for snippet in OWN.glob("*.py")}
    assert {found for found in findings["smooth_page"] if found[0] not in own} == findings["playwright"]


def test_mistakes_are_found_and_right_code_is_not(findings: dict[str, set[tuple[str, str, str]]]) -> None:
    wrong = {
        (snippet.name, str(number))
        for snippet in (*SNIPPETS.glob("*.py"), *OWN.glob("*.py"))
        for number, line in enumerate(snippet.read_text().splitlines(), 1)
        if line.endswith("# wrong")
    }
    assert {(file, line) for file, line, _ in findings["smooth_page"]} == wrong


def test_pyright_infers_the_same(tmp_path: Path) -> None:
    shutil.copytree(OWN, tmp_path, dirs_exist_ok=True)
    options = {"typeCheckingMode": "strict", "extraPaths": [str(ROOT)], "pythonPath": sys.executable}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(options))
    command = [sys.executable, "-m", "basedpyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=os.environ)
    found = {
        (Path(each["file"]).name, each["range"]["start"]["line"] + 1): each["message"]
        for each in json.loads(done.stdout)["generalDiagnostics"]
    }
    wrong = {
        (snippet.name, number)
        for snippet in OWN.glob("*.py")
        for number, line in enumerate(snippet.read_text().splitlines(), 1)
        if line.endswith("# wrong")
    }
    assert {place: found[place] for place in found.keys() - wrong} == {}
    assert wrong <= found.keys()
