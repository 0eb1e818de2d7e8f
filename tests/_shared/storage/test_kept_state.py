"""The state of a context without a session."""

from __future__ import annotations

from typing import Any, cast

import pytest

from smooth_page._shared.storage.kept_state import KeptState
from smooth_page.errors import Error


def cookie(**facts: Any) -> Any:
    return {"name": "a", "value": "1", "domain": "site.test", "path": "/", **facts}


def test_cookies_have_a_place_for_each_partition() -> None:
    kept = KeptState()
    apart = cookie(value="2", partitionKey="https://top.test", expires=None)
    kept.set([cookie(), apart, cookie(name="old", expires=1)])
    assert [(each["value"], each["expires"], each["sameSite"]) for each in kept.cookies] == [
        ("1", -1, "Lax"),
        ("2", -1, "Lax"),
    ]
    kept.remove([apart])
    kept.set([cookie(value="3")])
    assert [each["value"] for each in kept.cookies] == ["3"]


def test_origins_are_listed_with_the_kinds_that_were_asked_for() -> None:
    origin = {"origin": "http://site.test", "localStorage": [], "opfs": [{"path": "x", "type": "directory"}]}
    kept = KeptState.read(cast(Any, {"origins": [origin]}), "title")
    assert kept.listed(["localStorage"]) == []
    assert kept.listed(["localStorage", "opfs"]) == [origin]


@pytest.mark.parametrize("origin", ["nowhere", "file:///x", "http://"])
def test_other_origins_are_refused(origin: str) -> None:
    with pytest.raises(Error, match=r"^title: Error setting storage state:\n"):
        KeptState.read({"origins": [{"origin": origin, "localStorage": []}]}, "title")
