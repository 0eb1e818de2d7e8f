"""Records the contexts of a test: screenshots, traces and videos as the options ask, and evidence if it fails."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smooth_page.errors import Error
from smooth_page.pytest_plugin.events import LOG
from smooth_page.pytest_plugin.evidence import EVIDENCE, Evidence, SeenPage, failed_before_teardown
from smooth_page.pytest_plugin.folders import evidence_folder, output_folder
from smooth_page.pytest_plugin.options import Wanted

if TYPE_CHECKING:
    from smooth_page._async.browser.context import BrowserContext
    from smooth_page._async.page.console_message import ConsoleMessage
    from smooth_page._async.page.page import Page
    from smooth_page._async.video.video import Video

# ms
_SCREENSHOT_TIMEOUT = 5000


@dataclass
class Kept:
    """A context, and what has been recorded of it. Paths are those of temporary files."""

    context: BrowserContext
    pages: list[Page] = field(default_factory=list)
    # With the URLs of the pages.
    screenshots: list[tuple[Path, str]] = field(default_factory=list)
    trace: Path | None = None
    closed: bool = False


class TestRecording:
    """All contexts of one test. What is to be kept is known at its end: until then, files are in a temporary folder."""

    __test__ = False

    def __init__(self, item: pytest.Item) -> None:
        self._item = item
        self._wanted = Wanted.of(item.config)
        self._kept: list[Kept] = []
        self._evidence = Evidence(str(evidence_folder(item)))
        self._temporary: Path | None = None

    @property
    def context_options(self) -> dict[str, Any]:
        """Options of new contexts."""
        return {} if self._wanted.video == "off" else {"record_video_dir": self._folder() / "videos"}

    async def begin(self, context: BrowserContext) -> None:
        """Records the context from now on."""
        kept = Kept(context)
        self._kept.append(kept)

        async def console(message: ConsoleMessage) -> None:
            self._evidence.console.append(f"{message.type}: {message.text}")

        async def page(opened: Page) -> None:
            kept.pages.append(opened)

        async def closing(_: BrowserContext) -> None:
            await self._close(kept, failed=True)  # that is not known yet

        # Unlike a user's listeners, followers do not change how pages load.
        context._follow("console", console)
        context._follow("page", page)
        context._follow("closing", closing)
        if self._wanted.tracing != "off":
            await context.tracing.start(title=self._item.nodeid, screenshots=True, snapshots=True, sources=True)

    async def finish(self) -> None:
        """Closes the contexts, and keeps or removes what was recorded."""
        failed = failed_before_teardown(self._item)
        events = list(self._item.config.stash[LOG].events)
        try:
            if failed:
                await self._collect_evidence()
            if not self._wanted.keeps("video", failed):
                for video in self._videos:
                    video._recorder.drop()  # then contexts do not wait for them
            for kept in self._kept:
                await self._close(kept, failed=failed)
                await kept.context.close()
            files = await self._keep(failed)
        finally:
            if self._temporary is not None:
                shutil.rmtree(self._temporary, ignore_errors=True)
        if failed:
            self._evidence.files[:0] = map(str, files)
            self._evidence.finish(events)
            self._item.stash[EVIDENCE] = self._evidence

    async def _close(self, kept: Kept, *, failed: bool) -> None:
        """Records what only an open context can report, if it may be kept."""
        if kept.closed:
            return
        kept.closed = True
        number = self._kept.index(kept)
        if self._wanted.keeps("screenshot", failed):
            kept.screenshots = await self._screenshots(kept.context, self._folder() / f"screenshots{number}")
        if self._wanted.tracing == "off":
            return
        path = self._folder() / f"trace{number}.zip" if self._wanted.keeps("tracing", failed) else None
        try:
            await kept.context.tracing.stop(path=path)
            kept.trace = path
        except Error as error:  # the test may have stopped it
            warnings.warn(f"No trace: {error}", stacklevel=1)

    async def _screenshots(self, context: BrowserContext, folder: Path) -> list[tuple[Path, str]]:
        taken = []
        for number, page in enumerate(context.pages, 1):
            path = folder / f"{number}.png"
            try:
                await page.screenshot(path=path, full_page=self._wanted.full_page, timeout=_SCREENSHOT_TIMEOUT)
                taken.append((path, page.url))
            except Error as error:
                warnings.warn(f"No screenshot of {page.url}: {error}", stacklevel=1)
        return taken

    async def _collect_evidence(self) -> None:
        """Pages in their last state. What a page no longer answers is left out, with a line that says so."""
        pages = [page for kept in self._kept if not kept.closed for page in kept.context.pages]
        for number, page in enumerate(pages, 1):
            session = page.session
            self._evidence.pages.append(SeenPage(page.url, session.id, page.live_url, session.recording_url))
            try:
                self._evidence.save(f"test-failed-{number}.html", await page.content())
                for request in await page.requests():
                    answer = request.existing_response
                    why = request.failure or (answer.status if answer is not None and answer.status >= 400 else None)
                    if why:
                        self._evidence.requests.append(f"{request.method} {request.url}: {why}")
            except Error as error:
                self._evidence.console.append(f"smooth_page: nothing more of {page.url}: {error}")

    async def _keep(self, failed: bool) -> list[Path]:
        """Moves what is wanted to the folder of --output. Returns where it is."""
        folder = output_folder(self._item)
        found: list[Path] = []
        if self._wanted.keeps("screenshot", failed):
            taken = [each for kept in self._kept for each in kept.screenshots]
            names = [f"test-{'failed' if failed else 'finished'}-{number}" for number in range(1, len(taken) + 1)]
            found += _moved([path for path, _ in taken], folder, names)
            self._evidence.pictures = {str(path): url for path, (_, url) in zip(found, taken, strict=True)}
        if self._wanted.keeps("tracing", failed):
            traces = [kept.trace for kept in self._kept if kept.trace is not None]
            found += _moved(traces, folder, _names("trace", len(traces)))
        if self._wanted.keeps("video", failed):
            for name, video in zip(_names("video", len(self._videos)), self._videos, strict=True):
                try:
                    await video.save_as(folder / f"{name}.webm")
                    found.append(folder / f"{name}.webm")
                except Error as error:
                    warnings.warn(f"No video: {error}", stacklevel=1)
        return found

    @property
    def _videos(self) -> list[Video]:
        return [page.video for kept in self._kept for page in kept.pages if page.video is not None]

    def _folder(self) -> Path:
        if self._temporary is None:
            self._temporary = Path(tempfile.mkdtemp(prefix="smooth-page-test-"))
        return self._temporary


def _names(name: str, count: int) -> list[str]:
    """Returns names as pytest-playwright gives them: numbered where there are several."""
    return [name] if count == 1 else [f"{name}-{number}" for number in range(1, count + 1)]


def _moved(paths: list[Path], folder: Path, names: list[str]) -> list[Path]:
    targets = [folder / f"{name}{path.suffix}" for name, path in zip(names, paths, strict=True)]
    for path, target in zip(paths, targets, strict=True):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
    return targets
