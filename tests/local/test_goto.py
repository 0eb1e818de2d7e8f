"""goto, devices and the addresses a session keeps to."""

from __future__ import annotations

import contextlib
import socket

import pytest

from tests.local.engine_process import EngineProcess, Session, until
from tests.web_server import WebServer


def test_waits_for_the_load_event(shared: Session, server: WebServer) -> None:
    server.add("/slow.js", "window.loaded = true", content_type="text/javascript")
    assert shared.do("goto", {"url": server.page("/a.html", "<script async src=/slow.js></script>")}) is None
    assert shared.js("[document.readyState, loaded]") == ["complete", True]


def test_a_server_that_is_not_there(shared: Session) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert shared.refused("goto", {"url": f"http://127.0.0.1:{port}/"}).startswith("net::ERR_CONNECTION_REFUSED")
    assert shared.js("1") == 1


def test_the_error_page_of_a_goto_does_not_interrupt_the_next(session: Session, server: WebServer) -> None:
    there = server.page("/there", "<title>there</title>")
    for _ in range(4):
        for _ in range(2):
            assert session.refused("goto", {"url": "http://127.0.0.1:9/"}).startswith("net::ERR_")
        assert session.do("goto", {"url": there}) is None
        assert session.js("document.title") == "there"


@pytest.mark.parametrize("url", ["example", "http://", "no scheme"])
def test_what_is_no_address(shared: Session, url: str) -> None:
    assert "Cannot navigate to invalid URL" in shared.refused("goto", {"url": url})


@pytest.mark.parametrize("given", [{}, {"url": None}, {"url": ""}, {"url": 5}])
def test_the_address_is_required(shared: Session, given: object) -> None:
    assert shared.refused("goto", given) == "url: a string is required"


def test_a_later_goto_takes_the_place_of_an_earlier_one(session: Session, server: WebServer) -> None:
    server.hold("/never.html")
    first = session.send("goto", {"url": f"{server.prefix}/never.html"})
    until(lambda: bool(server.asked_for("/never.html")))
    session.do("goto", {"url": server.empty})
    session.event_t = 0  # once more from the beginning
    assert session.answer(first)["code"] == 400
    assert session.js("location.pathname") == "/empty.html"


def test_the_address_at_creation(engine: EngineProcess, server: WebServer) -> None:
    with engine.create(url=server.page("/first.html", "<title>first</title>")) as session:
        assert session.js("return document.title") == "first"


@pytest.mark.parametrize(
    ("device", "size", "touch"),
    [("desktop", [1280, 720], 0), ("desktop-lg", [1920, 1080], 0), ("mobile", [390, 844], 1)],
)
def test_devices(engine: EngineProcess, server: WebServer, device: str, size: list[int], touch: int) -> None:
    viewport = "<meta name=viewport content='width=device-width, initial-scale=1'>"
    with engine.create(device=device, url=server.page("/device.html", viewport)) as session:
        assert session.js("[innerWidth, innerHeight]") == size
        assert session.js("navigator.maxTouchPoints") >= touch
        assert session.js("/Mobile/.test(navigator.userAgent)") is bool(touch)


def shows_an_error(session: Session) -> bool:
    payload = session.act("evaluate_js", {"js": "location.protocol"})
    return payload["code"] == 200 and payload["output"]["output"] == "chrome-error:"


def test_allowed_urls_hold_for_goto_redirects_links_and_windows(engine: EngineProcess, server: WebServer) -> None:
    server.page("/outside.html", "<title>outside</title>")
    server.page("/frame.html", "<title>frame</title>")
    outside = f"{server.cross_prefix}/outside.html"
    server.redirect("/out", outside)
    server.redirect("/hop", "/out")
    server.redirect("/in", "/other.html")
    server.page("/other.html", "<title>inside</title>")
    page = server.page(
        "/inside.html", f"<a href='{outside}'>out</a><iframe src='{server.cross_prefix}/frame.html'></iframe>"
    )
    with engine.create(allowed_urls=[f"{server.prefix}/*"]) as session:
        assert "allowed_urls" in session.refused("goto", {"url": outside})
        assert f"{outside} is not among" in session.refused("goto", {"url": f"{server.prefix}/hop"})
        session.do("goto", {"url": page})
        opened = (
            "open('/in').addEventListener('load', (event) => done(event.target.title || event.target.document?.title))"
        )
        assert session.js(f"return new Promise((done) => {{ {opened} }})") == "inside"
        gone = "const gone = open('/hop'); setInterval(() => { try { gone.document } catch { done('kept out') } }, 5)"
        assert session.js(f"return new Promise((done) => {{ {gone} }})") == "kept out"
        session.js("setTimeout(() => location.href = '/hop')")
        with contextlib.suppress(AssertionError):  # the document goes while the script waits
            session.js("return new Promise((done) => setTimeout(done, 300))")
        until(lambda: shows_an_error(session))  # a goto before that would be interrupted
        session.do("goto", {"url": page})
        session.js("document.querySelector('a').click()")
        until(lambda: shows_an_error(session))
        assert server.asked_for("/outside.html") == []
        assert len(server.asked_for("/frame.html")) > 0


def test_a_proxy(engine: EngineProcess, server: WebServer) -> None:
    server.page("/through.html", "<title>through the proxy</title>")
    seen: list[str] = []
    with engine.create(proxy_server=server.prefix) as session:
        session.act("goto", {"url": "http://smooth-page.invalid/through.html"})
        seen += [request.headers["Host"] for request in server.asked]
    assert "smooth-page.invalid" in seen


def test_a_download_is_no_page_and_does_no_harm(session: Session, server: WebServer) -> None:
    headers = [("content-disposition", "attachment; filename=a.bin")]
    url = server.add("/a.bin", b"data", content_type="application/octet-stream", headers=headers)
    assert "Download is starting" in session.refused("goto", {"url": url})
    assert session.js("1") == 1
