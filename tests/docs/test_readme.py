"""Every Python snippet of the README runs, in order, on the embedded engine and the demo site."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from examples.demo_site import DemoSite

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.S)
(CHANGE,) = re.findall(r"```diff\n(.*?)```", README, re.S)


def environment() -> dict[str, str]:
    """Without a service of the developer's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SMOOTH_", "CIRCLE"))}
    return kept | {"PYTHONPATH": str(ROOT), "SMOOTH_CHROMIUM": os.environ.get("SMOOTH_CHROMIUM", "")}


def test_snippets_run() -> None:
    first, told, _, client = SNIPPETS
    # The second continues the first, before its browser is closed.
    indented = "".join(f"    {line}\n" for line in told.splitlines())
    whole = first.replace("    browser.close()\n", f"{indented}    browser.close()\n") + client
    with DemoSite() as site:
        done = subprocess.run(
            [sys.executable, "-c", f"SITE = {site.url!r}\n{whole}"], env=environment(), capture_output=True, text=True
        )
    assert done.returncode == 0, done.stderr
    assert "username='john_doe' email='test@example.com' plan='Pro'" in done.stdout
    assert "Your profile" in done.stdout


@pytest.mark.parametrize(("side", "command"), [("+", ()), ("-", ("-m", "smooth_page.cli", "run"))])
def test_both_sides_of_the_change_run(side: str, command: tuple[str, ...], tmp_path: Path) -> None:
    """The script as it was, unedited by way of `smooth-page run`, and as it is afterwards."""
    lines = [line[1:] for line in CHANGE.splitlines() if line[:1] in (side, " ", "")]
    script = tmp_path / "script.py"
    with DemoSite() as site:
        script.write_text("\n".join([f"SITE = {site.url!r}", *lines]))
        done = subprocess.run(
            [sys.executable, *command, str(script)], env=environment(), capture_output=True, text=True
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Your profile\n"


@pytest.mark.parametrize(("api", "option"), [("smooth_page", ()), ("playwright", ("--smooth",))])
def test_the_suite_runs(api: str, option: tuple[str, ...], tmp_path: Path) -> None:
    """As it is, and unedited from a suite of Playwright's."""
    suite = tmp_path / "test_suite.py"
    suite.write_text(f"from {api}.sync_api import expect\n\n{SNIPPETS[2]}")
    with DemoSite() as site:
        words = [
            "-p",
            "no:playwright",
            "-p",
            "no:playwright-asyncio",
            "-p",
            "no:cacheprovider",
            "--base-url",
            site.url,
            *option,
            str(suite),
        ]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *words], env=environment(), capture_output=True, text=True, cwd=tmp_path
        )
    assert done.returncode == 0, done.stdout + done.stderr


def test_commands_named_are_there() -> None:

    make = set(re.findall(r"^make (\w+)", README, re.M))
    assert make == {"demo", "test"}
    makefile = (ROOT / "Makefile").read_text()
    assert all(f"\n{word}:" in makefile for word in make)
    commands = set(re.findall(r"smooth-page (\w+)", README))
    listed = subprocess.run([sys.executable, "-m", "smooth_page.cli", "--help"], capture_output=True, text=True).stdout
    assert commands
    assert all(command in listed for command in commands)
