"""Sessions with extensions: each has a browser of its own, which ends with it."""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Error as PlaywrightError

from smooth_page import SmoothApiError, SmoothClient
from smooth_page.local.extension_browsers import while_it_lives
from tests.local.engine_process import KEY, EngineProcess, Session, until
from tests.processes import alive, children
from tests.web_server import WebServer

EXTENSION = Path(__file__).parent / "extension"
EXTENDED = "document.documentElement.hasAttribute('extended')"
ASK = """new Promise(done => {
    addEventListener('answer', event => done(event.detail), { once: true });
    dispatchEvent(new CustomEvent('ask', { detail: args }));
})"""


def client_of(engine: EngineProcess) -> SmoothClient:
    return SmoothClient(KEY, engine.base_url)


@pytest.fixture
def extension(engine: EngineProcess) -> Iterator[str]:
    with client_of(engine) as client:
        uploaded = client.extensions.upload(EXTENSION)
        yield uploaded
        if uploaded in [each.id for each in client.extensions.list()]:
            client.extensions.delete(uploaded)


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files of processes that the test starts. Its path is short, for Chromium's socket."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


@pytest.fixture
def own_engine(temporary: Path) -> Iterator[EngineProcess]:
    started = EngineProcess()
    yield started
    if started.process.poll() is None:
        started.stop()


def browsers_of(engine: EngineProcess) -> list[int]:
    """The main processes of the browsers with extensions."""
    found = []
    for pid in children(engine.process.pid):
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:  # it has ended
            continue
        if b"--headless=new" in words and not any(word.startswith(b"--type=") for word in words):
            found.append(pid)
    return found


def test_it_acts_in_the_sessions_that_name_it(engine: EngineProcess, extension: str, server: WebServer) -> None:
    """Devices, cookies, profiles and allowed URLs are the same as without extensions."""
    server.page("/set", "", headers=[("set-cookie", "a=1; HttpOnly")])
    with client_of(engine) as client:
        assert (extension, "extension.zip") in [(each.id, each.file_name) for each in client.extensions.list()]
    profile = engine.http.post(f"{engine.base_url}/profile", json={}).json()["r"]["id"]
    with (
        engine.create(extensions=[extension], profile_id=profile, url=f"{server.prefix}/set") as one,
        engine.create(extensions=[extension], device="mobile", url=server.empty) as other,
        engine.create(extensions=[], url=server.empty) as without,
    ):
        until(lambda: all(session.js("location.protocol") == "http:" for session in (one, other, without)))
        assert [session.js(EXTENDED) for session in (one, other, without)] == [True, True, False]
        assert one.js(ASK, "a thing") == "the worker was asked a thing"
        assert one.js("[innerWidth, innerHeight]") == [1280, 720]
        assert other.js("[screen.width, devicePixelRatio, navigator.userAgent.includes('Mobile')]") == [390, 2, True]
        for session in (one, other, without):
            session.do("goto", {"url": server.empty})
        cookies = [request.headers.get("Cookie") for request in server.asked if request.path == "/empty.html"]
        assert cookies[-3:] == ["a=1", None, None]
        save_state(one)
        restored(engine, server, {"extensions": [extension], "profile_id": profile, "device": "desktop-lg"})
        deleted(engine, extension)
        other.do("goto", {"url": server.empty})
        assert other.js(EXTENDED) is True
    engine.http.delete(f"{engine.base_url}/profile/{profile}")


def save_state(session: Session) -> None:
    """Writes cookies and storages, and closes the session, which saves them in its profile."""
    put = "new Promise(done => { const open = indexedDB.open('d', 1);"
    put += "open.onupgradeneeded = () => open.result.createObjectStore('s').put('kept', 'k');"
    put += "open.onsuccess = () => done(1) })"
    session.js("document.cookie = 'b=1; max-age=1000'; localStorage.b = 2")
    session.js(put)
    session.do("close")
    until(lambda: session.poll(session.event_t).status_code == 200)


def restored(engine: EngineProcess, server: WebServer, given: dict[str, Any]) -> None:
    """What it wrote is there in the next session of the profile, which can't leave its allowed URLs."""
    server.redirect("/out", f"{server.cross_prefix}/empty.html")
    get = "new Promise(done => { indexedDB.open('d').onsuccess = e => {"
    get += "e.target.result.transaction('s').objectStore('s').get('k').onsuccess = e => done(e.target.result) } })"
    with engine.create(**given, allowed_urls=[f"{server.prefix}/**"]) as session:
        session.do("goto", {"url": server.empty})
        assert session.js("[document.cookie, localStorage.b]") == ["b=1", "2"]
        assert session.js(get) == "kept"
        assert session.js(EXTENDED) is True
        outside = f"{server.cross_prefix}/empty.html is not among the session's allowed_urls"
        assert session.refused("goto", {"url": f"{server.prefix}/out"}) == outside
    assert "localhost" not in [request.headers["Host"].partition(":")[0] for request in server.asked]


def deleted(engine: EngineProcess, extension: str) -> None:
    """New sessions can't have it any more; open ones keep it."""
    with client_of(engine) as client:
        client.extensions.delete(extension)
        assert extension not in [each.id for each in client.extensions.list()]
        with pytest.raises(SmoothApiError, match=f"Extension {extension} not found") as caught:
            client.session(extensions=[extension]).open()
        assert caught.value.status == 404


def test_one_that_chromium_refuses(engine: EngineProcess, tmp_path: Path) -> None:
    for name in ("manifest.json", "content.js"):
        (tmp_path / name).write_text((EXTENSION / name).read_text())
    with client_of(engine) as client:
        uploaded = client.extensions.upload(tmp_path, name="broken.zip")
        with engine.create(extensions=[uploaded]) as session:
            until(lambda: session.poll(0).status_code == 200)
            task = session.poll(0).json()["r"]
            assert task["status"] == "failed"
            reason = "Could not load background script ''."
            assert task["output"] == f"Chromium does not load the extension {uploaded} (broken.zip): {reason}"
        client.extensions.delete(uploaded)


@pytest.mark.parametrize(
    ("request_", "status", "why"),
    [
        ({"json": {}}, 422, "file: a file is required, in a body of the type multipart/form-data"),
        ({"files": {"extension": b"PK"}}, 422, "file: a file is required, in a body of the type multipart/form-data"),
        ({"data": {"file": "x"}}, 422, "file: a file is required, in a body of the type multipart/form-data"),
        ({"files": {"file": b"PK"}}, 422, "The file is not a valid zip: File is not a zip file"),
        ({"files": {"file": bytes(20 << 20)}}, 413, "The body is too large: more than 16 MB"),
    ],
)
def test_uploads_that_are_refused(engine: EngineProcess, request_: Any, status: int, why: str) -> None:
    answer = engine.http.post(f"{engine.base_url}/extension", **request_)
    assert (answer.status_code, answer.json()) == (status, {"detail": why})


def test_other_requests_that_are_refused(engine: EngineProcess, extension: str) -> None:
    deleted = engine.http.delete(f"{engine.base_url}/extension/none")
    assert (deleted.status_code, deleted.json()) == (404, {"detail": "Extension none not found"})
    assert engine.http.get(f"{engine.base_url}/extension/{extension}").status_code == 405
    many = engine.http.post(f"{engine.base_url}/task", json={"task": None, "extensions": [f"{i}" for i in range(11)]})
    assert (many.status_code, many.json()["detail"]) == (
        422,
        "extensions: a session loads at most 10, and these are 11",
    )


def ends_while_it_opens(engine: EngineProcess, uploaded: str, server: WebServer) -> None:
    never = server.hold("/never")
    session = engine.create(extensions=[uploaded], url=f"{server.prefix}/never")
    server.wait_for("/never")
    engine.http.delete(session.url)
    until(lambda: browsers_of(engine) == [])
    never.set()


def closes(engine: EngineProcess, uploaded: str) -> None:
    session = engine.create(extensions=[uploaded], device="mobile")
    assert session.js("1") == 1
    session.do("close")


def is_deleted(engine: EngineProcess, uploaded: str) -> None:
    session = engine.create(extensions=[uploaded])
    assert session.js("1") == 1
    assert len(browsers_of(engine)) == 1
    engine.http.delete(session.url)


def is_killed(engine: EngineProcess, uploaded: str) -> None:
    session = engine.create(extensions=[uploaded])
    assert session.js("1") == 1
    until(lambda: len(browsers_of(engine)) == 2)  # after the second of the kind, one for the next session
    for pid in browsers_of(engine):
        os.kill(pid, signal.SIGKILL)
    until(lambda: session.poll(session.event_t).status_code == 200)
    assert session.poll().json()["r"]["status"] == "failed"


async def test_a_browser_that_is_killed_while_it_starts(tmp_path: Path) -> None:
    """Playwright waits three minutes for one that is killed at certain moments of its start."""
    process = await asyncio.create_subprocess_exec("sleep", "100")
    (tmp_path / "SingletonLock").symlink_to(f"host-name-{process.pid}")
    never = asyncio.Event()
    starting = asyncio.ensure_future(while_it_lives(never.wait(), tmp_path))
    assert await asyncio.wait([starting], timeout=1) == (set(), {starting})
    process.kill()
    await process.wait()
    with pytest.raises(PlaywrightError, match="it has ended"):
        await asyncio.wait_for(starting, 20)
    assert await while_it_lives(asyncio.sleep(0, "an answer"), tmp_path) == "an answer"


def test_the_end_of_a_session_and_of_the_engine_leaves_nothing(
    own_engine: EngineProcess, temporary: Path, server: WebServer
) -> None:
    with client_of(own_engine) as client:
        uploaded = client.extensions.upload(EXTENSION)
    (folder,) = temporary.glob("smooth-page-*")
    ends_while_it_opens(own_engine, uploaded, server)
    for ends in (closes, is_deleted, is_killed):
        ends(own_engine, uploaded)
        until(lambda: browsers_of(own_engine) == [] == list(folder.glob("s-*")))
    for given in ({"extensions": [uploaded], "device": "mobile"}, {}):
        assert own_engine.create(**given).js("1") == 1
    below = children(own_engine.process.pid)
    own_engine.stop()
    until(lambda: not any(map(alive, below)))
    assert list(temporary.iterdir()) == []


def test_an_engine_that_is_killed_leaves_nothing(own_engine: EngineProcess, temporary: Path) -> None:
    with client_of(own_engine) as client:
        uploaded = client.extensions.upload(EXTENSION)
    assert own_engine.create(extensions=[uploaded]).js("1") == 1
    below = children(own_engine.process.pid)
    own_engine.process.kill()
    own_engine.process.wait(20)
    until(lambda: not any(map(alive, below)) and list(temporary.iterdir()) == [])
    own_engine.http.close()
