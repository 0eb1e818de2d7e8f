"""The pages of docs/: their Python runs, their commands and options exist, their YAML parses, their links lead somewhere.

A Python snippet with a title is a file of a project: `test_*.py` and `conftest.py` run in pytest, others as scripts. A
diff is a script before and after its migration. All other Python runs in order, see run_page.py.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import smooth_page
import smooth_page.errors
from examples.demo_site import DemoSite
from smooth_page import async_api, sync_api
from smooth_page.local.embedded import VARIABLE
from tests.docs.documents import (
    DEMO_SITE,
    PAGES,
    ROOT,
    Snippet,
    environment,
    shared_engine,
    snippets,
    without_lines,
)
from tests.docs.stand_in import ExampleDotCom
from tests.local.engine_process import KEY, EngineProcess

KINDS = {"python", "sh", "diff", "yaml", "toml", "ini", "text", "json", "dockerfile"}
CONFIGURATION = "[pytest]\naddopts = -p no:playwright -p no:playwright-asyncio -p no:cacheprovider -p no:xdist\n"


def pages_with(kind: str, *, titled: bool | None = None) -> list[str]:
    """The pages that have such a snippet; `titled`: one that is a file, or none that is."""
    return [
        str(page.relative_to(ROOT))
        for page in PAGES
        if any(titled is None or bool(found.title) == titled for found in snippets(page, kind))
    ]


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite() as site:
        yield site


def run(*words: str, folder: Path = ROOT, engine: dict[str, str] | None = None) -> str:
    variables = environment(**(engine or shared_engine()))
    done = subprocess.run([sys.executable, *words], cwd=folder, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def example_dot_com(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The variable that lets a process use an engine whose browser finds the stand-in."""
    with pytest.MonkeyPatch.context() as patch, ExampleDotCom(tmp_path_factory.mktemp("example")) as stand_in:
        patch.setenv("SMOOTH_CHROMIUM", str(stand_in.browser))
        engine = EngineProcess()
        yield {VARIABLE: f"{engine.base_url} {KEY}"}
        engine.stop()


def test_snippets_are_of_kinds_that_are_checked() -> None:
    assert {snippet.kind for page in PAGES for snippet in snippets(page)} <= KINDS


@pytest.fixture(scope="module")
def raised(site: DemoSite, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Page -> what its snippets raised, all run by one process."""
    pages = {str(ROOT / page): page for page in pages_with("python", titled=False)}
    said = run("-m", "tests.docs.run_page", site.url, *pages, folder=tmp_path_factory.mktemp("pages"))
    return {pages[path]: text for path, text in json.loads(said.splitlines()[-1]).items()}


@pytest.mark.timeout(240)  # the first waits for all
@pytest.mark.parametrize("page", pages_with("python", titled=False))
def test_the_snippets_of_a_page_run(page: str, raised: dict[str, str]) -> None:
    assert not raised[page], raised[page]


@pytest.mark.parametrize("page", pages_with("python", titled=True))
def test_the_files_of_a_page_run(page: str, site: DemoSite, tmp_path: Path, example_dot_com: dict[str, str]) -> None:
    files = [
        snippet for snippet in snippets(ROOT / page) if snippet.title and snippet.kind in ("python", "toml", "ini")
    ]
    for snippet in files:
        _write(tmp_path / snippet.title, snippet, site)
    (tmp_path / "pytest.ini").write_text(CONFIGURATION)
    suites = [snippet.title for snippet in files if Path(snippet.title).name.startswith("test_")]
    scripts = [found.title for found in files if re.fullmatch(r"(?!test_|conftest)\w+\.py", Path(found.title).name)]
    if suites:
        said = run("-m", "pytest", "-q", f"--base-url={site.url}", *suites, folder=tmp_path)
        assert re.search(r"^\d+ passed", said, re.M), said
    for script in scripts:
        outside = "https://example.com" in (tmp_path / script).read_text()
        run(script, folder=tmp_path, engine=example_dot_com if outside else None)


def _write(path: Path, snippet: Snippet, site: DemoSite) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(snippet.text.replace(DEMO_SITE, site.url))


@pytest.mark.parametrize("page", pages_with("diff"))
def test_migrated_scripts_print_the_same(page: str, site: DemoSite, tmp_path: Path) -> None:
    for snippet in snippets(ROOT / page, "diff"):
        script = tmp_path / "script.py"
        script.write_text(without_lines(snippet.text, "+").replace(DEMO_SITE, site.url))
        unedited = run("-m", "smooth_page.cli", "run", str(script))
        script.write_text(without_lines(snippet.text, "-").replace(DEMO_SITE, site.url))
        assert run(str(script)) == unedited != ""


@pytest.mark.parametrize("page", pages_with("yaml"))
def test_yaml_parses(page: str) -> None:
    for snippet in snippets(ROOT / page, "yaml"):
        assert isinstance(yaml.safe_load(snippet.text), dict)


@pytest.mark.parametrize("page", [str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_to_files(page: str) -> None:
    """Those within docs/ and those to the repository."""
    text = re.sub(r"^```.*?^```$", "", (ROOT / page).read_text(), flags=re.M | re.S)
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        inside = re.fullmatch(r"https://github\.com/smooth-page/smooth-page/(?:blob|tree)/main/(.+)", link)
        target = ROOT / inside[1] if inside else (ROOT / page).parent / link
        assert target.exists() or (link.startswith("https://") and not inside), link


def test_the_reference_has_every_public_name() -> None:
    text = "".join(page.read_text() for page in PAGES if "reference" in page.parts)
    shown = {name.rpartition(".")[::2] for name in re.findall(r"^::: smooth_page\.([\w.]+)$", text, re.M)}
    errors = {name for module, name in shown if module == "errors"}
    elsewhere = errors | {"ChromiumBrowserContext", "__version__"}  # a second name of BrowserContext; the version
    assert {("errors", error) for error in dir(smooth_page.errors) if error.endswith("Error")} <= shown
    for module in (sync_api, async_api, smooth_page):
        name = module.__name__.removeprefix("smooth_page").lstrip(".")
        assert {(name, member) for member in module.__all__ if member not in elsewhere} <= shown
