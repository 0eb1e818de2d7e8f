"""Serves the demo site from a thread of this process, for scripts and tests."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import uvicorn

from examples.demo_site.site import app


class DemoSite:
    """`with DemoSite() as site: ... site.url` serves on a free loopback port until the block ends."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)

    def __enter__(self) -> DemoSite:
        self._socket.listen(128)  # a request that comes before the thread is ready waits in the backlog
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join()
        self._socket.close()


@contextmanager
def demo_site() -> Iterator[str]:
    """Yields the site's URL: DEMO_SITE if that is set, else of a server in this process, which ends with the block.

    A cloud browser can't reach this machine: serve the site at a public address and set DEMO_SITE to that.
    """
    deployed = os.environ.get("DEMO_SITE")
    if deployed:
        yield deployed.rstrip("/")
        return
    with DemoSite() as site:
        yield site.url
