"""A page's reports of cookies and storage are believed for its own site only."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._shared.storage.seen_state import cookies_seen, seen_state

COOKIE = {"name": "n", "value": "v", "path": "/", "expires": -1, "secure": False, "sameSite": "Lax"}


def answer(origin: str = "https://shop.example.co.uk", **changed: Any) -> dict[str, Any]:
    return {"origin": origin, "userAgent": "agent", "hidden": [], "cookies": [], "items": [], **changed}


@pytest.mark.parametrize(
    ("domain", "believed"),
    [
        ("shop.example.co.uk", True),
        (".shop.example.co.uk", True),
        (".example.co.uk", True),
        (".co.uk", False),
        (".uk", False),
        ("bank.test", False),
        (".bank.test", False),
        ("example.co.uk", False),
        ("", False),
        (".", False),
    ],
)
def test_cookies_of_other_sites(domain: str, believed: bool) -> None:
    state = seen_state(answer(cookies=[COOKIE | {"domain": domain}]), {"https://shop.example.co.uk"})
    assert state is not None
    assert bool(cookies_seen(state)) is believed


@pytest.mark.parametrize(
    "state",
    [
        answer("https://bank.test"),
        answer(items=[{"name": "n"}]),
        answer(cookies=[COOKIE]),
        answer(cookies=[COOKIE | {"domain": "shop.example.co.uk", "expires": "never"}]),
        answer(hidden=["0"]),
        {},
        "text",
        [],
        None,
    ],
)
def test_what_is_no_state_of_the_page(state: Any) -> None:
    assert seen_state(state, {"https://shop.example.co.uk"}) is None


def test_only_declared_fields_are_kept() -> None:
    cookie = COOKIE | {"domain": "shop.example.co.uk"}
    state = seen_state(
        answer(cookies=[cookie | {"httpOnly": True}], items=[{"name": "n", "value": "v", "more": 1}], more=1),
        {"https://shop.example.co.uk"},
    )
    assert state is not None
    assert state == answer(cookies=[cookie], items=[{"name": "n", "value": "v"}])
    assert cookies_seen(state) == [cookie]
