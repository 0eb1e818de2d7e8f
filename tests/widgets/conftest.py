"""Pages of widget libraries from npm, bundled once, for this package and for native Playwright."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import playwright.async_api as native
import pytest

import hatch_build
import smooth_page.async_api as ours
from smooth_page.local.chromium import find_chromium
from tests.web_server import WebServer

ROOM = Path(__file__).parent

Opener = Callable[[str], Awaitable[Any]]


@pytest.fixture(scope="session")
def bundles() -> Path:
    """The folder of a script, and perhaps a style sheet, for each file in pages/. It is kept until one of them changes."""
    hatch_build.build()
    hatch_build.ensure_node_modules(ROOM)
    sources = sorted((ROOM / "pages").iterdir())
    digest = hashlib.sha256()
    for path in (*sources, ROOM / "package-lock.json", Path(__file__)):
        digest.update(path.read_bytes())
    folder = ROOM.parent.parent / "build" / "widgets" / digest.hexdigest()[:16]
    if not folder.exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        made = folder.with_suffix(".made")
        esbuild = hatch_build.RUNTIME / "node_modules" / ".bin" / "esbuild"
        options = ["--bundle", "--format=iife", "--jsx=automatic", "--loader:.png=dataurl", f"--outdir={made}"]
        pages = [str(path) for path in sources]
        hatch_build.run([str(esbuild), *pages, *options, '--define:process.env.NODE_ENV="production"'])
        made.rename(folder)
    return folder


@pytest.fixture(scope="session")
def site(bundles: Path) -> Iterator[str]:
    """Serves /NAME for each page."""
    server = WebServer()
    for script in bundles.glob("*.js"):
        name = script.stem
        server.add(f"/{name}.js", script.read_bytes(), content_type="text/javascript")
        style = script.with_suffix(".css")
        server.add(f"/{name}.css", style.read_bytes() if style.exists() else b"", content_type="text/css")
        html = f"<!doctype html><link rel=stylesheet href=/{name}.css><body><script src=/{name}.js></script>"
        server.page(f"/{name}", html)
    yield server.prefix
    server.stop()


@pytest.fixture(scope="session")
async def browsers() -> AsyncIterator[list[Any]]:
    """This package's, and native Playwright's on the same Chromium."""
    async with ours.async_playwright() as facade, native.async_playwright() as oracle:
        yield [
            await facade.chromium.launch(),
            await oracle.chromium.launch(executable_path=find_chromium()),
        ]


@pytest.fixture
async def pages(browsers: list[Any], site: str) -> AsyncIterator[Opener]:
    """`await pages("react")` opens the page in both; theirs are closed afterwards."""
    opened = []

    async def both(name: str) -> list[Any]:
        for browser in browsers:
            opened.append(await browser.new_page())
            await opened[-1].goto(f"{site}/{name}")
        return opened

    yield both
    for page in opened:
        await page.close()
