"""Each example runs, as its reader would run it, and does what it says."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from examples import agent_login, api_and_ui, custom_tool, download, mock_api, scrape_products, twenty_pages
from examples.migration import after
from smooth_page.cli import main as smooth_page
from tests.docs.documents import environment, shared_engine
from tests.service import KEY, Service, running_service

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"


@pytest.fixture(autouse=True)
def _no_service_of_the_developer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SMOOTH_API_KEY", "CIRCLEMIND_API_KEY", "SMOOTH_BASE_URL", "DEMO_SITE"):
        monkeypatch.delenv(name, raising=False)


def run(*words: str) -> str:
    """Returns what Python prints, from the root of the repository."""
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment(**shared_engine()), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_scrape_products(capsys: pytest.CaptureFixture[str]) -> None:
    scrape_products.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["1", "Mechanical", "keyboard", "3.50", "7", "in", "stock"]
    assert lines[-1] == f"20 products, {sum(7 * number % 20 for number in range(1, 21))} pieces in stock"


def test_agent_login(capsys: pytest.CaptureFixture[str]) -> None:
    agent_login.main()
    refused, done = capsys.readouterr().out.splitlines()
    assert refused.endswith("the secret may not be used on this page (its allowed_urls)")
    assert done == "Logged in: /profile"
    assert agent_login.PASSWORD not in refused


def test_download(capsys: pytest.CaptureFixture[str]) -> None:
    download.main()
    assert capsys.readouterr().out == "orders.csv: Mechanical keyboard, Desk lamp, Notebook, dotted\n"


def test_api_and_ui(capsys: pytest.CaptureFixture[str]) -> None:
    api_and_ui.main()
    assert "orders of the API: A-1001, A-1002, A-1003\n" in capsys.readouterr().out


def test_mock_api(capsys: pytest.CaptureFixture[str]) -> None:
    mock_api.main()
    assert capsys.readouterr().out == "show_one_order: as expected\nchange_an_answer: as expected\n"


def test_twenty_pages(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twenty_pages, "AT_ONCE", 3)
    monkeypatch.setattr(twenty_pages, "PAGES", 6)
    asyncio.run(twenty_pages.main())
    said = capsys.readouterr().out
    assert re.match(r"6 pages in [\d.]+ s, 3 at once\nThe dearest product is the \S.* at [\d.]+\n", said)


def test_migration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`smooth-page migrate` makes the one of the other; both run and print the same."""
    copy = tmp_path / "script.py"
    copy.write_text((EXAMPLES / "migration" / "before.py").read_text())
    assert smooth_page(["migrate", "--write", str(copy)]) == 0
    assert copy.read_text() == (EXAMPLES / "migration" / "after.py").read_text()
    capsys.readouterr()
    after.main()
    said = capsys.readouterr().out
    assert "name         Ada Lovelace\n" in said
    assert "attachment   notes.txt (5 bytes)\n" in said
    assert run("-m", "smooth_page.cli", "run", "-m", "examples.migration.before") == said


def test_pytest_suite() -> None:
    said = run("-m", "pytest", "-p", "no:cacheprovider", "examples/pytest_suite")
    assert re.search(r"^=+ 6 passed in ", said, re.M)
    assert re.search(r"^6 sessions, \d+ events, ", said, re.M)


def test_custom_tool(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """At a service whose agent saves three stories, one of them twice."""
    calls = [("First", 300), ("Second", 200), ("First", 300), ("Third", 100)]

    def agent(service: Service) -> None:
        service.wait_until(lambda: bool(service.posted))
        for number, (title, points) in enumerate(calls, 1):
            payload = {"name": "save_story", "input": {"title": title, "points": points}}
            service.event({"id": f"call_{number}", "name": "tool_call", "payload": payload})
            service.wait_until(lambda n=number: len(service.posted) == n + 1)  # type: ignore[misc]
        service.gates["run_task"].set()

    with running_service() as service:
        service.outcomes["run_task"] = (200, "Three stories are saved.")
        service.gates["run_task"] = threading.Event()
        monkeypatch.setenv("SMOOTH_API_KEY", KEY)
        monkeypatch.setenv("SMOOTH_BASE_URL", service.base_url)
        threading.Thread(target=agent, args=(service,), daemon=True).start()
        custom_tool.main()
    said = capsys.readouterr().out
    assert said == "The agent's answer: Three stories are saved.\n  300  First\n  200  Second\n  100  Third\n"
    answers = [event["payload"] for event in service.posted if event["name"] == "tool_call"]
    assert answers[2] == {"code": 400, "output": "ValueError: 'First' is saved already; save another story"}
    assert answers[3] == {"code": 200, "output": "3 stories are saved"}


def test_custom_tool_without_a_service() -> None:
    with pytest.raises(SystemExit, match="calls no tools: set SMOOTH_API_KEY"):
        custom_tool.main()


def test_every_example_is_listed_and_tested() -> None:
    listed = set(re.findall(r"^\| \[([\w.]+)/?\]\((\S+)\) \|", (EXAMPLES / "README.md").read_text(), re.M))
    found = {
        path.name for path in EXAMPLES.iterdir() if path.name[0] != "_" and path.name not in ("README.md", "demo_site")
    }
    assert {name for name, _ in listed} == {link for _, link in listed} == found
