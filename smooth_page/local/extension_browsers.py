"""Chromium processes with extensions, one for each session. (Extensions don't run in the contexts of a shared one.)"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import BrowserContext, CDPSession, Page, Playwright
from playwright.async_api import Error as PlaywrightError

from smooth_page.local.chromium import NO_EXTENSIONS, find_extensions_browser
from smooth_page.local.extensions import StoredExtension
from smooth_page.local.spares import NoBrowserError, Spares
from smooth_page.local.temporary_folder import TemporaryFolder

# The first lets DevTools load extensions, which says what is wrong with them. (Chrome ignores --load-extension, and
# Debian's Chromium sets it for the extensions that are installed on the machine.)
SWITCHES = ("--enable-unsafe-extension-debugging", "--load-extension=")
T = TypeVar("T")
NEED_LATER = "need a later version of the playwright package: pip install --upgrade playwright"
# The longest path of a folder for temporary files: Chromium makes a socket in it, whose path can have 107 bytes.
LONGEST_TMPDIR = 60
# Seconds between two looks at a process that is starting, and in which Playwright reports that it has ended.
LOOK_EVERY = 0.5
ERROR_COMES = 1.0


class ExtensionBrowsers:
    """Opens pages in processes of their own, each with a fresh profile.

    After two pages with the same options, one more process is kept ready. It takes the extensions of the session that
    gets it.
    """

    def __init__(
        self,
        driver: Callable[[], Awaitable[Playwright]],
        headless: bool,
        browser_args: tuple[str, ...],
        folder: TemporaryFolder,
    ) -> None:
        self._driver = driver
        self._headless = headless
        self._browser_args = browser_args
        self._folder = folder
        self._spares = Spares(self._launch, lambda: True, costly=True)
        # The running processes, with the folder of each.
        self._folders: dict[BrowserContext, Path] = {}
        # What is in progress: openings and removals.
        self._tasks: set[asyncio.Task[Any]] = set()

    async def page(self, options: dict[str, Any], extensions: Sequence[StoredExtension]) -> Page:
        """Opens a page in a new process that has loaded the extensions. Raises NoBrowserError."""
        opening = self._keep(asyncio.ensure_future(self._open(options, extensions)))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:  # the session ends while it opens
            opening.add_done_callback(self._not_wanted)
            raise

    def _keep(self, task: asyncio.Task[Any]) -> asyncio.Task[Any]:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _not_wanted(self, opening: asyncio.Task[Page]) -> None:
        if not opening.cancelled() and opening.exception() is None:
            self._keep(asyncio.ensure_future(_close(opening.result().context)))

    async def _open(self, options: dict[str, Any], extensions: Sequence[StoredExtension]) -> Page:
        options = dict(options)
        state = options.pop("storage_state", None)
        page = await self._spares.page(options)
        try:
            await self._load(page.context, extensions)
            if state is not None:
                await _set_state(page.context, state)
        except BaseException:
            await _close(page.context)
            raise
        return page

    async def _launch(self, options: dict[str, Any]) -> Page:
        driver = await self._driver()
        path = find_extensions_browser()
        if path is None:
            raise NoBrowserError(NO_EXTENSIONS)
        folder = Path(tempfile.mkdtemp(prefix="s-", dir=self._folder.path()))
        args = [*(["--headless=new"] if self._headless else []), *SWITCHES, *self._browser_args]
        starting = driver.chromium.launch_persistent_context(
            folder / "profile",
            executable_path=path,
            headless=self._headless,
            args=args,
            ignore_default_args=["--disable-extensions"],
            env=_environment(folder),
            **options,
        )
        try:
            context = await while_it_lives(starting, folder / "profile")
        except BaseException as error:
            await _remove(folder)
            if not isinstance(error, PlaywrightError):
                raise
            raise NoBrowserError(f"Chromium at {path} does not start: {error.message.splitlines()[0]}") from error
        self._folders[context] = folder
        context.on("close", self._closed)
        return context.pages[0] if context.pages else await context.new_page()

    def _closed(self, context: BrowserContext) -> None:
        folder = self._folders.pop(context, None)
        if folder is not None:
            self._keep(asyncio.ensure_future(_remove(folder)))

    async def _load(self, context: BrowserContext, extensions: Sequence[StoredExtension]) -> None:
        """Raises NoBrowserError with Chromium's own words for an extension that it does not load."""
        folder = self._folders.get(context)
        if folder is None:
            raise NoBrowserError("Chromium has ended")
        if context.browser is None:
            raise NoBrowserError(f"Extensions {NEED_LATER}")
        devtools = await context.browser.new_browser_cdp_session()
        for extension in extensions:
            try:
                await _load(devtools, extension, folder / extension.id)
            except PlaywrightError as error:
                reason = error.message.splitlines()[0].rpartition("(Extensions.loadUnpacked): ")[2]
                raise NoBrowserError(
                    f"Chromium does not load the extension {extension.id} ({extension.file_name}): {reason}"
                ) from error
        with contextlib.suppress(PlaywrightError):
            await devtools.detach()

    async def stop(self) -> None:
        """Ends all processes, once those that are being started are there."""
        self._spares.stop()
        await self._spares.drop()
        while self._tasks or self._folders:
            await asyncio.gather(*self._tasks, *map(self._end, self._folders), return_exceptions=True)

    async def _end(self, context: BrowserContext) -> None:
        await _close(context)
        self._closed(context)


async def while_it_lives(starting: Coroutine[Any, Any, T], profile: Path) -> T:
    """Raises PlaywrightError soon after the process has ended.

    If a process is killed at certain moments of its start, Playwright waits for it until the launch times out.
    """
    start = asyncio.ensure_future(starting)
    while not (await asyncio.wait([start], timeout=LOOK_EVERY))[0]:
        if _has_died(profile) and not (await asyncio.wait([start], timeout=ERROR_COMES))[0]:
            start.cancel()
            raise PlaywrightError("it has ended")
    return start.result()


def _has_died(profile: Path) -> bool:
    """Whether the process that Chromium's lock of the profile names has ended. On Windows, the lock names none."""
    try:
        os.kill(int(os.readlink(profile / "SingletonLock").rpartition("-")[2]), 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError):  # Chromium has not made the lock yet, or it names no process
        return False
    return False


async def _load(devtools: CDPSession, extension: StoredExtension, folder: Path) -> None:
    # Chromium writes into the folder, so each process has its own; the files are the same.
    await asyncio.to_thread(shutil.copytree, extension.folder, folder, copy_function=os.link)
    await devtools.send("Extensions.loadUnpacked", {"path": str(folder)})


async def _set_state(context: BrowserContext, state: Any) -> None:
    if not hasattr(context, "set_storage_state"):
        raise NoBrowserError(f"Profiles in sessions with extensions {NEED_LATER}")
    await context.set_storage_state(state)


def _environment(folder: Path) -> dict[str, str | float | bool]:
    """Returns the environment of a process whose temporary files go with its folder."""
    short = len(os.fsencode(folder)) <= LONGEST_TMPDIR
    return {**os.environ, "TMPDIR": str(folder)} if short else {**os.environ}


async def _close(context: BrowserContext) -> None:
    with contextlib.suppress(PlaywrightError):  # it has ended
        await context.close()


async def _remove(folder: Path) -> None:
    """Removes a folder that a process which is about to end may still write to."""
    for _ in range(50):
        if await asyncio.to_thread(_removed, folder):
            return
        await asyncio.sleep(0.1)


def _removed(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
