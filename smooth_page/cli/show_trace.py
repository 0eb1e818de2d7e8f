"""`smooth-page show-trace`: opens a trace in the viewer of an installed `playwright` package, served here."""

from __future__ import annotations

import argparse
import sys
import tempfile
import webbrowser
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from urllib.parse import quote, urlsplit

from smooth_page._shared.tracing.files import pack_written

HELP = "Opens a trace in Playwright's trace viewer."
_VIEWER = "playwright/driver/package/lib/vite/traceViewer"
NO_VIEWER = (
    "the trace viewer is part of the playwright package, which is not installed: pip install playwright "
    "(it needs no browser of its own), or drop the file on https://trace.playwright.dev"
)
# Where the viewer finds the traces.
_TRACES = "/traces/"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "trace", nargs="*", help="zip files of traces, or their URLs, or the .trace file of one that was killed"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to serve the viewer on (default: this machine only)"
    )
    parser.add_argument("--port", type=int, default=0, help="port; 0 picks a free one (default: %(default)s)")
    parser.add_argument("--no-open", action="store_true", help="print the viewer's address instead of opening it")


def run(given: argparse.Namespace) -> int:
    try:
        with viewing(given.trace, given.host, given.port) as server:
            print(f"showing {server.address}", flush=True)
            if not given.no_open and not webbrowser.open(server.address):
                print("no browser could be opened: open the address in one", file=sys.stderr)
            with suppress(KeyboardInterrupt):  # which is how a person ends it
                server.serve_forever()
    except ViewerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


class ViewerError(Exception):
    """A trace can't be shown."""


def viewer() -> Path:
    """Returns the folder of the installed viewer. Raises ViewerError if there is none."""
    try:
        folder = Path(str(metadata.distribution("playwright").locate_file(_VIEWER)))
    except metadata.PackageNotFoundError:
        raise ViewerError(NO_VIEWER) from None
    if not (folder / "index.html").is_file():
        raise ViewerError(f"the installed playwright package has no trace viewer in {folder}")
    return folder


def viewing(traces: Sequence[str], host: str = "127.0.0.1", port: int = 0) -> ViewerServer:
    """Returns a server of the viewer, with these files or URLs. Raises ViewerError."""
    folder = viewer()
    files: list[Path | _Packed] = []
    addresses = []
    for trace in traces:
        if urlsplit(trace).scheme in ("http", "https"):
            addresses.append(trace)
        else:
            addresses.append(f"{_TRACES}{len(files)}.zip")
            files.append(_file(trace))
    try:
        return ViewerServer((host, port), folder, files, addresses)
    except OSError as error:
        raise ViewerError(f"can't listen on {host}:{port}: {error.strerror}") from error


def _file(trace: str) -> Path | _Packed:
    path = Path(trace)
    if not path.exists():
        raise ViewerError(f"there is no file {path}")
    return _Packed(path) if path.suffix == ".trace" else _checked(path)


class _Packed:
    """The temporary zip file of a trace that was not stopped."""

    def __init__(self, trace: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="smooth-page-trace-")
        self._path = Path(self._folder.name) / "trace.zip"
        try:
            pack_written(trace, self._path)
        except OSError as error:
            raise ViewerError(f"{trace} can't be read: {error.strerror}") from error

    def __str__(self) -> str:
        return str(self._path)


def _checked(path: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            if not any(name.endswith(".trace") for name in archive.namelist()):
                raise ViewerError(f"{path} is a zip file, but contains no trace")
    except (OSError, zipfile.BadZipFile) as error:
        raise ViewerError(f"{path} is not the zip file of a trace: {error}") from error
    return path


class ViewerServer(ThreadingHTTPServer):
    """Serves the viewer and the traces."""

    daemon_threads = True

    def __init__(
        self, at: tuple[str, int], folder: Path, files: Sequence[Path | _Packed], addresses: list[str]
    ) -> None:
        self.files = files
        super().__init__(at, partial(_Handler, directory=str(folder)))
        self._traces = addresses

    @property
    def address(self) -> str:
        """The viewer's URL."""
        host, port = self.server_address[0], self.server_address[1]
        name = f"[{host!s}]" if ":" in str(host) else "127.0.0.1" if host == "0.0.0.0" else str(host)
        root = f"http://{name}:{port}"
        query = "&".join(f"trace={quote(root + at if at.startswith('/') else at, safe='')}" for at in self._traces)
        return f"{root}/index.html" + (f"?{query}" if query else "")


class _Handler(SimpleHTTPRequestHandler):
    """Serves files of the viewer, and the traces by their numbers."""

    # On some machines, Python knows them by other types, which service workers don't accept.
    extensions_map: dict[str, str] = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".webmanifest": "application/json",
    }
    server: ViewerServer

    def translate_path(self, path: str) -> str:
        at = urlsplit(path).path
        if at.startswith(_TRACES):
            number = at.removeprefix(_TRACES).removesuffix(".zip")
            known = number.isascii() and number.isdigit() and int(number) < len(self.server.files)
            return str(self.server.files[int(number)]) if known else str(Path(self.directory) / "none")
        return super().translate_path(path)

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Prints nothing."""
