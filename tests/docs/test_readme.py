"""The Python snippets of the README run as they are, on the embedded engine. test_commands.py runs its commands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from examples.demo_site import DemoSite
from tests.docs.documents import CONTRIBUTING, DEMO_SITE, README, ROOT, environment, shared_engine, snippets
from tests.docs.stand_in import ExampleDotCom


def run(script: str, **variables: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], env=environment(**variables), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_snippet_is_of_a_kind_that_is_run() -> None:
    assert {snippet.kind for snippet in snippets(README)} == {"python", "sh"}
    assert {snippet.kind for snippet in snippets(CONTRIBUTING)} == {"text"}


def test_the_first_snippet_runs_when_pasted(tmp_path: Path) -> None:
    """With an engine that the script starts and ends."""
    first, *_ = snippets(README, "python")
    with ExampleDotCom(tmp_path) as site:
        assert run(first.text, SMOOTH_CHROMIUM=str(site.browser)) == "title='Example Domain'\n"


def test_the_agent_snippet_continues_the_first() -> None:
    first, _, agent = (snippet.text for snippet in snippets(README, "python"))
    opening, _ = first.split("    page.goto", 1)
    indented = "".join(f"    {line}\n" for line in agent.splitlines())
    with DemoSite() as site:
        said = run((opening + indented).replace(DEMO_SITE, site.url), **shared_engine())
    assert said == "username='john_doe' email='test@example.com' plan='Pro'\n"


def test_links_are_absolute_and_lead_to_files() -> None:
    """PyPI shows the README, where relative links lead nowhere."""
    links = re.findall(r"\]\(([^)]+)\)", README.read_text())
    declared = re.search(r'"(https://github\.com/[\w-]+/[\w-]+)', (ROOT / "pyproject.toml").read_text())
    assert declared
    repository = declared[1]
    inside = [link for link in links if link.startswith(repository)]
    assert all(link.startswith("https://") for link in links)
    assert len(inside) >= 5
    for link in inside:
        assert (ROOT / re.sub(r"^/(?:blob|tree)/main/", "", link.removeprefix(repository))).exists(), link
