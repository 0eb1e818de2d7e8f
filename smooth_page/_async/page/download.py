"""Downloads of a page."""

from __future__ import annotations

import base64
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urljoin

from smooth_page._protocol import commands
from smooth_page._shared.api.warnings import warn
from smooth_page._shared.elements.files import write_bytes
from smooth_page._shared.network.downloads import is_file, suggested_filename
from smooth_page._shared.network.urls import MOST_REDIRECTS, REDIRECTS, is_http, origin_of, plain_origin
from smooth_page.errors import CLOSED, Error, TargetClosedError

from ..events.events import Eventless

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.contract import DownloadCall, DownloadNews

    from ..bridge.bridge import Bridge
    from .page import Page
    from .tab import Tab

R = TypeVar("R")

REFUSED = "Pass 'accept_downloads=True' when you are creating your browser context."
STRANGER = (
    "A page navigates to {origin}. Whether that is a download is not checked, because this script has not navigated to "
    "that origin itself. If you trust it, call goto() for it first, or use context.request."
)
UNANSWERED = (
    "A form was posted to {origin} while the script waited for a download. Its response can't be read: it redirects to "
    "another origin, or the connection failed. The form is not posted again, and the page stays where it is."
)


class Download(Eventless):
    """A downloaded file. The page keeps it until it is read, so read it before the page navigates. With the companion,
    the session keeps it until it ends, up to 500 MB of responses per page.

    [Playwright](https://playwright.dev/python/docs/api/class-download)
    """

    def __init__(self, tab: Tab, downloads: Downloads, details: dict[str, Any], content: bytes | None) -> None:
        self._tab = tab
        self._downloads = downloads
        self._id = str(details["download"])
        self._url = str(details["url"])
        self._name = suggested_filename(str(details["disposition"]), str(details["name"]), self._url)
        self._content = content
        self._path: Path | None = None
        self._failure: str | None = None if downloads.accept else REFUSED
        self._deleted = False

    def __repr__(self) -> str:
        return f"<Download url={self.url!r} suggested_filename={self.suggested_filename!r}>"

    @property
    def page(self) -> Page:
        """The page of the download.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-page)
        """
        return self._tab.page

    @property
    def url(self) -> str:
        """The URL of the file.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-url)
        """
        return self._url

    @property
    def suggested_filename(self) -> str:
        """The name of the file, from the server, the link or the URL.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-suggested-filename)
        """
        return self._name

    async def path(self) -> Path:
        """Returns the path on this machine, with a random name; the file exists until its context is closed. Raises
        Error if the download failed.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-path)
        """
        return await self._saved("path")

    async def save_as(self, path: str | Path) -> None:
        """Waits for the file and copies it. Creates the folder. Raises Error if the download failed.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-save-as)
        """
        write_bytes(path, (await self._saved("save_as")).read_bytes())

    async def failure(self) -> str | None:
        """Waits for the end of the download. Returns the reason of its failure, or None.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-failure)
        """
        await self._finish()
        return self._failure

    async def cancel(self) -> None:
        """Cancels the download. Has no effect when it is complete. With the companion, the browser itself goes on.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-cancel)
        """
        if self._content is None and self._failure is None:
            await self._run(commands.download_cancel(download=self._id), "cancel")
            await self._finish()  # it may have been complete

    async def delete(self) -> None:
        """Waits for the file and deletes it.

        [Playwright](https://playwright.dev/python/docs/api/class-download#download-delete)
        """
        await self._finish()
        self._deleted = True
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    async def _saved(self, verb: str) -> Path:
        await self._finish()
        if self._failure is not None:
            raise Error(f"Download.{verb}: {self._failure}")
        if self._deleted or self._downloads.over:
            raise TargetClosedError(f"Download.{verb}: {CLOSED}")
        if self._path is None:
            self._path = self._downloads.store(self._content or b"")
        return self._path

    async def _finish(self) -> None:
        """Waits for the file and reads it."""
        if self._content is not None or self._failure is not None:
            return
        pieces, read, size = [], 0, 1
        while read < size:
            try:
                answer = await self._run(commands.download_read(download=self._id, offset=read), "path")
            except TargetClosedError:
                raise
            except Error as error:
                self._failure = error.message.partition(": ")[2]
                return
            size = answer["size"]
            pieces.append(base64.b64decode(answer["base64"]))
            read += len(pieces[-1])
            if not pieces[-1]:
                break
        self._content = b"".join(pieces)

    async def _run(self, call: Call[R], verb: str) -> R:
        return await self._downloads.bridge(self._tab).run(call, timeout=0, title=f"Download.{verb}")


class Downloads:
    """The downloads of a context, and the folder where they are stored."""

    def __init__(self, into: str | Path | None, *, accept: bool) -> None:
        """`into`: a folder of the user's. By default, the context has one of its own."""
        self.accept = accept
        self.over = False
        self._into = into
        self._own_folder: Path | None = None
        self._files: list[Path] = []

    def store(self, content: bytes) -> Path:
        """Writes a file with a random name."""
        path = self._folder() / secrets.token_hex(16)
        write_bytes(path, content)
        self._files.append(path)
        return path

    def _folder(self) -> Path:
        if self._into is not None:
            return Path(self._into)
        if self._own_folder is None:
            self._own_folder = Path(tempfile.mkdtemp(prefix="smooth-page-downloads-"))
        return self._own_folder

    def forget(self) -> None:
        """Deletes all files, because the context is closed."""
        self.over = True
        for path in self._files:
            path.unlink(missing_ok=True)
        if self._own_folder is not None:
            shutil.rmtree(self._own_folder, ignore_errors=True)

    def bridge(self, tab: Tab) -> Bridge:
        """Returns the bridge that reads the files of a tab."""
        return tab.bridge

    async def take(self, tab: Tab, news: DownloadNews) -> None:
        """A page reports a download."""
        await tab.emit_with_context("download", Download(tab, self, {**news}, None))

    async def reached(self, tab: Tab, url: str) -> None:
        """`goto` has found no document at this URL. If there is a listener for downloads, it may be a file."""
        if not tab.is_wanted("download"):
            return
        tab.group.storage.visited.add(plain_origin(url))
        if is_http(tab.main.url) and origin_of(tab.main.url) == origin_of(url):
            await tab.bridge.run(commands.download_begin(url=url), timeout=0, title="Page.goto")
        else:
            await self._ask(tab, {"download": secrets.token_hex(8), "url": url, "name": "", "disposition": ""})

    async def asked(self, tab: Tab, call: DownloadCall) -> bool:
        """Whether a navigation to another origin, whose response the page can't read, leads to a file."""
        return await self._ask(tab, {**call})

    async def _ask(self, tab: Tab, details: dict[str, Any]) -> bool:
        content = await self._fetched(tab, details)
        if content is None:
            return False
        await tab.emit_with_context("download", Download(tab, self, details, content))
        return True

    async def _fetched(self, tab: Tab, details: dict[str, Any]) -> bytes | None:
        """Fetches the file from this process. Returns None if it is not a file, or can't be fetched.

        The page chooses the URL, and this machine may reach what the page may not. So only origins are requested that
        the script itself has navigated to.
        """
        storage, url = tab.group.storage, str(details["url"])
        try:
            for _ in range(MOST_REDIRECTS):
                if plain_origin(url) not in storage.visited:
                    warn(STRANGER.format(origin=plain_origin(url)))
                    return None
                response = await tab.group.request.get(url, max_redirects=0)
                headers = response.headers
                if response.status not in REDIRECTS or "location" not in headers:
                    break
                url = urljoin(url, headers["location"])
            details["disposition"] = headers.get("content-disposition", "")
            if response.ok and is_file(details["disposition"], headers.get("content-type", "")):
                return await response.body()
        except Error:
            return None
        return None


class CompanionDownloads(Downloads):
    """The browser downloads the files, and the companion reads them."""

    def bridge(self, tab: Tab) -> Bridge:
        """Returns the bridge of the session: the tab may be closed when the file is read."""
        return tab.popups.root.bridge

    async def reached(self, tab: Tab, url: str) -> None:
        """Does nothing: the browser's own report comes."""
