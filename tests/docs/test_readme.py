"""Every Python snippet of the README runs, in order, on the embedded engine and the demo site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from examples.demo_site import DemoSite
from tests.docs.documents import CONTRIBUTING, README, environment, kinds, shared_engine, snippets


def run(*command: str, **variables: str) -> str:
    done = subprocess.run([sys.executable, *command], env=environment(**variables), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_snippet_is_of_a_kind_that_is_run() -> None:
    """Python here and in a suite of test_commands.py, which runs the shell's; the text is a picture."""
    assert kinds(README) == {"python", "diff", "sh", "text"}
    assert kinds(CONTRIBUTING) == set()


def test_snippets_run() -> None:
    """With an engine that the script starts and ends."""
    first, told, _, client = snippets(README, "python")
    # The second continues the first, before its browser is closed.
    indented = "".join(f"    {line}\n" for line in told.splitlines())
    whole = first.replace("    browser.close()\n", f"{indented}    browser.close()\n") + client
    with DemoSite() as site:
        said = run("-c", f"SITE = {site.url!r}\n{whole}")
    assert "username='john_doe' email='test@example.com' plan='Pro'" in said
    assert "Your profile" in said


def test_the_changed_script_runs(tmp_path: Path) -> None:
    """As it was before, `smooth-page run` runs it, in test_commands.py."""
    (change,) = snippets(README, "diff")
    script = tmp_path / "script.py"
    with DemoSite() as site:
        script.write_text(
            "\n".join([f"SITE = {site.url!r}", *(line[1:] for line in change.splitlines() if line[:1] != "-")])
        )
        assert run(str(script), **shared_engine()) == "Your profile\n"
