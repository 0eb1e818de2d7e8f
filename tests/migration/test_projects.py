"""A whole project on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page.migration.projects import migrate


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def test_finds_what_concerns_it_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "tests/conftest.py", "from playwright.sync_api import Page\n")
    write(tmp_path / "app.py", "print('hello')\n")
    write(tmp_path / "requirements-dev.txt", "playwright==1.49\n")
    write(tmp_path / ".venv/lib/x.py", "from playwright.sync_api import Page\n")
    write(tmp_path / "ci.yml", "run: |\n  playwright install chromium\n")
    write(tmp_path / "e2e/test.spec.ts", "import { test } from '@playwright/test';\n")
    (tmp_path / "binary.py").write_bytes(b"playwright \xff")
    found = {item.path.relative_to(tmp_path).as_posix(): item for item in migrate([tmp_path])}
    assert sorted(found) == ["ci.yml", "e2e/test.spec.ts", "requirements-dev.txt", "tests/conftest.py"]
    assert found["tests/conftest.py"].changed
    assert "+from smooth_page.sync_api import Page" in found["tests/conftest.py"].diff()
    assert not found["ci.yml"].changed
    assert found["ci.yml"].rewrite.findings[0].line == 2
    assert "are not migrated" in found["e2e/test.spec.ts"].rewrite.findings[0].what


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    write(path, "from playwright.sync_api import Page\r\nx = 1\r\n")
    assert migrate([path])[0].rewrite.text == "from smooth_page.sync_api import Page\r\nx = 1\r\n"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (".github/workflows/ci.yml", "      - run: python -m playwright install --with-deps chromium"),
        ("noxfile.py", 'session.run("playwright", "install")'),
        ("Jenkinsfile", "sh 'playwright install'"),
        ("Dockerfile", "FROM registry.test/playwright/python:v1.40.0-jammy"),
        ("tox.ini", "    playwright==1.40"),
        ("ci.sh", "pip install -U playwright==1.40 requests==2.31"),
    ],
)
def test_lines_of_recipes_are_named(tmp_path: Path, name: str, line: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"first\n{line}\n" if path.suffix != ".py" else f"first = 1\n{line}\n")
    (found,) = migrate([tmp_path])
    assert not found.changed
    assert [finding.line for finding in found.rewrite.findings] == [2]


def test_requirements_of_setup_py(tmp_path: Path) -> None:
    (tmp_path / "setup.py").write_text('setup(install_requires=["playwright>=1.40", "requests==2.31"])\n')
    (found,) = migrate([tmp_path])
    assert found.rewrite.text == 'setup(install_requires=["smooth-page[local]", "requests==2.31"])\n'
