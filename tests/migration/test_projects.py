"""A whole project on disk."""

from __future__ import annotations

from pathlib import Path

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
    assert "out of scope" in found["e2e/test.spec.ts"].rewrite.findings[0].what


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    write(path, "from playwright.sync_api import Page\r\nx = 1\r\n")
    assert migrate([path])[0].rewrite.text == "from smooth_page.sync_api import Page\r\nx = 1\r\n"
