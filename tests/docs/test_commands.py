"""Every line of the README's shell snippets runs, on the embedded engine and the demo site, in a project of its own."""

from __future__ import annotations

import importlib.util
import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from examples.demo_site import DemoSite
from smooth_page import SmoothClient
from smooth_page.cli import COMMANDS
from smooth_page.cli import main as smooth_page
from tests.docs.documents import CONTRIBUTING, README, ROOT, commands, environment, shared_engine, snippets

LINES = commands(README)
# No other plugin that is installed here has a say in the project's suite.
PYTEST_INI = "[pytest]\naddopts = -p no:playwright -p no:playwright-asyncio -p no:cacheprovider -p no:xdist\n"
SCRIPT = """
from playwright.sync_api import sync_playwright, expect

with sync_playwright() as p:
    browser = p.chromium.launch()
    page = browser.new_page()
    page.goto("{site}/login")
    expect(page.get_by_role("heading")).to_have_text("Log in")
    print(page.title())
    browser.close()
"""
RUN: dict[str, Callable[[Project, str], None]] = {}


class Project:
    """A folder with a script, a suite and a pin, as they are before they are moved here."""

    def __init__(self, folder: Path, site: str) -> None:
        self.site = site
        self.folder = folder / "project"
        (self.folder / "tests").mkdir(parents=True)
        self.write("script.py", SCRIPT.format(site=site))
        self.write(
            "tests/test_it.py",
            snippets(README, "python")[1].text.replace("smooth_page.sync_api", "playwright.sync_api"),
        )
        self.write("pytest.ini", PYTEST_INI)
        self.write("requirements.txt", "playwright==1.65.2\n")
        self.commands = folder / "bin"
        self.commands.mkdir()
        for name, module in (("smooth-page", "smooth_page.cli"), ("pytest", "pytest"), ("pip", "pip")):
            program = self.commands / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {module} "$@"\n')
            program.chmod(0o755)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text()

    def environment(self, **more: str) -> dict[str, str]:
        return environment(PATH=f"{self.commands}{os.pathsep}{os.environ['PATH']}", **more)

    def run_here(self, line: str, status: int = 0) -> str:
        """The same for a line of `smooth-page` that needs no process of its own."""
        program, *words = shlex.split(line)
        assert program == "smooth-page"
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as printed:
            patch.chdir(self.folder)
            assert smooth_page(words) == status
        return printed.getvalue()

    def run(self, line: str, status: int = 0, **variables: str) -> str:
        """What a line says in the shell; `variables` of its environment."""
        done = subprocess.run(
            line,
            shell=True,
            cwd=self.folder,
            env=self.environment(**shared_engine() | variables),
            capture_output=True,
            text=True,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout


def runs(line: str) -> Callable[[Callable[[Project, str], None]], None]:
    """The function runs this line of the README."""

    def note(function: Callable[[Project, str], None]) -> None:
        RUN[line] = function

    return note


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite() as site:
        yield site


@pytest.fixture
def project(tmp_path: Path, site: DemoSite) -> Project:
    return Project(tmp_path, site.url)


@pytest.mark.parametrize("line", LINES)
def test_each_line_runs(line: str, project: Project) -> None:
    assert line in RUN, "nothing here runs this line of the README"
    RUN[line](project, line)


def test_nothing_else_is_run() -> None:
    assert sorted(RUN) == sorted(LINES)


# -- make ------------------------------------------------------------------------------------------------------------


def made_by(words: str) -> list[str]:
    """The commands of `make WORDS`."""
    if not shutil.which("make"):
        pytest.skip("there is no make")
    done = subprocess.run(
        ["make", "-n", *shlex.split(words)], cwd=ROOT, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def programs(commands: list[str]) -> list[str]:
    """The modules and scripts that the commands start; all of them are there, or in a dependency group of their own."""
    text = "\n".join(commands)
    modules, scripts = re.findall(r"python -m ([\w.]+)", text), re.findall(r"(?:python|sh) ([\w/]+\.(?:py|sh))", text)
    declared = (ROOT / "pyproject.toml").read_text()
    assert all(f'"{name}' in declared or importlib.util.find_spec(name) for name in modules), modules
    assert all((ROOT / name).exists() for name in scripts), scripts
    return modules + scripts


@runs("make demo")
def demo(project: Project, line: str) -> None:
    """What comes after the setup, with the Python that there is."""
    *setup, last = made_by("demo")
    assert "scripts/chromium.sh" in programs(setup)
    said = project.run(re.sub(r"^\S*python", shlex.quote(sys.executable), last))
    assert said.count("john_doe") == 2
    assert "evaluate_js" in said


@runs("make site")
def site_command(project: Project, line: str) -> None:
    """Its module; another test serves it."""
    assert programs(made_by("site")[-1:]) == ["examples.demo_site"]


@runs("make test")
def test(project: Project, line: str) -> None:
    *setup, last = made_by("test")
    assert "scripts/setup.sh" in programs(setup) or (ROOT / ".venv/.ready").exists()
    assert re.fullmatch(r"\S*python -m pytest -n \S.* --dist loadfile --no-loadscope-reorder( --ignore=\S+)+", last)
    elsewhere = " ".join(made_by("check") + made_by("docs") + made_by("wheel") + made_by("test-extension")).split()
    assert [path for path in re.findall(r"--ignore=(\S+)", last) if path not in elsewhere] == []


def test_the_words_of_contributing() -> None:
    """Of its table, each with what it starts; what else is written as code there is there."""
    words = re.findall(r"^\| `make ([^`]+)` \|", CONTRIBUTING.read_text(), re.M)
    assert len(words) > 7
    for word in words:
        assert programs(made_by(word)), word
    assert programs(re.findall(r"`([^`\n]+)`", CONTRIBUTING.read_text()))
    assert {word.split()[0] for word in re.findall(r"`make ([^`]+)`", CONTRIBUTING.read_text())} - {"help"} == {
        word.split()[0] for word in words
    }


# -- pip -------------------------------------------------------------------------------------------------------------


@runs("pip install 'smooth-page[local]'")
def install(project: Project, line: str) -> None:
    """It is installed, and has this extra; nothing is fetched."""
    said = project.run(f"{line} 2>&1", PIP_NO_INDEX="1", PIP_DRY_RUN="1", PIP_CONFIG_FILE=os.devnull)
    assert "already satisfied: smooth-page[local]" in said
    assert "does not provide the extra" not in said


# -- smooth-page -----------------------------------------------------------------------------------------------------


@runs("smooth-page serve")
def serve(project: Project, line: str) -> None:
    words = [*shlex.split(line), "--port", "0"]  # whatever else may be on its usual port
    with subprocess.Popen(
        words, cwd=project.folder, env=project.environment(), stdout=subprocess.PIPE, text=True
    ) as engine:
        try:
            assert engine.stdout
            address = engine.stdout.readline().removeprefix("serving ").strip()
            key = engine.stdout.readline().removeprefix("SMOOTH_API_KEY=").strip()
            with SmoothClient(key, address) as client, client.session(url=f"{project.site}/login") as session:
                assert session.evaluate_js("return document.title").output == "Log in"
        finally:
            engine.send_signal(signal.SIGINT)
    assert engine.returncode == 0


@runs("smooth-page doctor")
def doctor(project: Project, line: str) -> None:
    said = project.run(line)
    assert re.search(r"^ok  service +http://127\.0\.0\.1:\d+/api/v1 \(embedded engine\)$", said, re.M)
    assert "NO " not in said
    nowhere = {"SMOOTH_BASE_URL": "http://127.0.0.1:9", "SMOOTH_API_KEY": ""}
    said = project.run(line, status=1, **nowhere)
    assert re.search(r"^NO  key .*\n +-> export SMOOTH_API_KEY", said, re.M)


@runs("smooth-page run script.py")
def run_script(project: Project, line: str) -> None:
    assert project.run(line) == "Log in\n"


@runs("smooth-page migrate .")
def migrate(project: Project, line: str) -> None:
    said = project.run_here(line)
    assert "-from playwright.sync_api import sync_playwright, expect\n+from smooth_page.sync_api" in said
    assert "-playwright==1.65.2\n+smooth-page" in said
    assert "playwright.sync_api" in project.read("script.py")
    project.run_here(f"{line} --write")
    assert "playwright.sync_api" not in project.read("script.py")
    assert "smooth-page" in project.read("requirements.txt")


@runs("smooth-page compat tests/")
def compat(project: Project, line: str) -> None:
    assert "works" in project.run_here(line)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_commands_named_in_the_prose_are_there(document: str) -> None:
    assert set(re.findall(r"`smooth-page ([\w-]+)", (ROOT / document).read_text())) <= set(COMMANDS)


# -- pytest ----------------------------------------------------------------------------------------------------------


@runs("pytest --base-url http://127.0.0.1:8000")
def suite(project: Project, line: str) -> None:
    """The project's site, with the suite's imports changed."""
    assert smooth_page(["migrate", "--write", str(project.folder / "tests")]) == 0
    assert "from smooth_page.sync_api import expect" in project.read("tests/test_it.py")
    said = project.run(line.replace("http://127.0.0.1:8000", project.site))
    assert "1 passed" in said
    assert re.search(r"^1 sessions, \d+ events, .* credits, [\d.]+ s at the service$", said, re.M)


@runs("pytest --smooth --base-url http://127.0.0.1:8000")
def unedited_suite(project: Project, line: str) -> None:
    assert "1 passed" in project.run(line.replace("http://127.0.0.1:8000", project.site))


@runs("pytest --tracing retain-on-failure --video retain-on-failure --smooth-report report.html")
def recorded_suite(project: Project, line: str) -> None:
    """Without a base URL its test fails."""
    assert smooth_page(["migrate", "--write", str(project.folder / "tests")]) == 0
    assert "1 failed" in project.run(line, status=1)
    assert "::test_log_in[chromium]" in project.read("report.html")
    assert {"trace.zip", "video.webm"} <= {path.name for path in (project.folder / "test-results").rglob("*.*")}


@runs("smooth-page show-trace trace.zip")
def show_trace(project: Project, line: str) -> None:
    with zipfile.ZipFile(project.folder / "trace.zip", "w") as archive:
        archive.writestr("trace.trace", "{}")
    words = [*shlex.split(line), "--no-open"]
    with subprocess.Popen(
        words, cwd=project.folder, env=project.environment(), stdout=subprocess.PIPE, text=True
    ) as viewer:
        try:
            assert viewer.stdout
            address = viewer.stdout.readline().removeprefix("showing ").strip()
            with urllib.request.urlopen(address) as answer:
                assert b"Playwright Trace Viewer" in answer.read()
        finally:
            viewer.terminate()
    assert viewer.returncode == -signal.SIGTERM
