"""One engine for the room; tests that end it start their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import hatch_build
from examples.demo_site import DemoSite
from tests.local.engine_process import EngineProcess, Session
from tests.web_server import WebServer


@pytest.fixture(scope="session")
def engine() -> Iterator[EngineProcess]:
    hatch_build.build()
    started = EngineProcess()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def plain_engine() -> Iterator[EngineProcess]:
    """One that answers polls at once, with outputs that are not wrapped."""
    started = EngineProcess("--plain")
    yield started
    started.stop()


@pytest.fixture
def session(engine: EngineProcess) -> Iterator[Session]:
    with engine.create() as opened:
        yield opened


@pytest.fixture(scope="module")
def shared(engine: EngineProcess) -> Iterator[Session]:
    """A session for tests that don't disturb each other."""
    with engine.create() as opened:
        yield opened


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with DemoSite() as started:
        yield started.url


@pytest.fixture(scope="session")
def web_server() -> Iterator[WebServer]:
    started = WebServer()
    yield started
    started.stop()


@pytest.fixture
def server(web_server: WebServer) -> WebServer:
    web_server.reset()
    return web_server
