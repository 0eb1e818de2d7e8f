"""The demo site over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from examples.demo_site import DemoSite


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite() as site:
        yield site


@pytest.fixture
def visitor(site: DemoSite) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, follow_redirects=True) as client:
        yield client


def test_logs_in_and_shows_the_profile(visitor: httpx.Client) -> None:
    answer = visitor.post("/login", data={"email": "test@example.com", "password": "secret123"})
    assert answer.url.path == "/profile"
    assert all(fact in answer.text for fact in ("john_doe", "test@example.com", "Pro"))


def test_wrong_password_is_an_alert(visitor: httpx.Client) -> None:
    answer = visitor.post("/login", data={"email": "test@example.com", "password": "<b>"})
    assert answer.status_code == 401
    assert 'role="alert"' in answer.text
    assert visitor.get("/profile").url.path == "/login"


def test_log_out_ends_the_session(visitor: httpx.Client) -> None:
    visitor.post("/login", data={"email": "test@example.com", "password": "secret123"})
    cookie = visitor.cookies["session"]
    assert visitor.post("/logout").url.path == "/login"
    visitor.cookies.set("session", cookie)
    assert visitor.get("/profile").url.path == "/login"


def test_orders_come_late(visitor: httpx.Client) -> None:
    assert "Desk lamp" not in visitor.get("/orders").text
    assert [order["number"] for order in visitor.get("/api/orders?delay=0").json()] == ["A-1001", "A-1002", "A-1003"]


def test_form_shows_what_was_sent_escaped(visitor: httpx.Client) -> None:
    answer = visitor.post("/form", data={"name": "<i>Ada</i>"}, files={"attachment": ("a.txt", b"hello")})
    assert "&lt;i&gt;Ada&lt;/i&gt;" in answer.text
    assert "a.txt (5 bytes)" in answer.text


@pytest.mark.parametrize("path", ["/", "/login", "/orders", "/form", "/frame", "/inside", "/dialogs", "/board"])
def test_every_page_is_there(visitor: httpx.Client, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert "<h1>" in answer.text
    assert "{{" not in answer.text


def test_unknown_page_is_404(visitor: httpx.Client) -> None:
    assert visitor.get("/nothing").status_code == 404
