"""Every Python snippet of the README runs, in order, on the embedded engine and the demo site."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from examples.demo_site import DemoSite

ROOT = Path(__file__).resolve().parent.parent.parent
SNIPPETS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.S)


def test_snippets_run() -> None:
    first, told, client = SNIPPETS
    # The second continues the first, before its browser is closed.
    indented = "".join(f"    {line}\n" for line in told.splitlines())
    whole = first.replace("    browser.close()\n", f"{indented}    browser.close()\n") + client
    with DemoSite() as site:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("SMOOTH_", "CIRCLE"))}
        environment |= {"PYTHONPATH": str(ROOT), "SMOOTH_CHROMIUM": os.environ.get("SMOOTH_CHROMIUM", "")}
        done = subprocess.run(
            [sys.executable, "-c", f"SITE = {site.url!r}\n{whole}"], env=environment, capture_output=True, text=True
        )
    assert done.returncode == 0, done.stderr
    assert "username='john_doe' email='test@example.com' plan='Pro'" in done.stdout
    assert "Your profile" in done.stdout


def test_commands_named_are_there() -> None:
    text = (ROOT / "README.md").read_text()
    make = set(re.findall(r"^make (\w+)", text, re.M))
    assert make == {"demo", "test"}
    makefile = (ROOT / "Makefile").read_text()
    assert all(f"\n{word}:" in makefile for word in make)
    commands = set(re.findall(r"smooth-page (\w+)", text))
    listed = subprocess.run([sys.executable, "-m", "smooth_page.cli", "--help"], capture_output=True, text=True).stdout
    assert commands
    assert all(command in listed for command in commands)
