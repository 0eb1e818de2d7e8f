"""News that a page has forged are dropped, whatever is wrong with them; those of the runtime are not."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from smooth_page._protocol.bridge import News
from smooth_page._protocol.news import is_well_formed

HANDLE = {"$": "handle", "id": 1, "doc": "d", "kind": "object", "preview": "1"}
FRAME = {"id": "main", "parent": None, "name": "", "url": "u", "state": "complete", "reachable": True, "doc": "d"}
WHOLE: dict[str, dict[str, Any]] = {
    "frames": {"frames": [FRAME]},
    "console": {"type": "log", "text": "1", "args": [HANDLE], "location": {"url": "", "line": 0, "column": 2.0}},
    "pageerror": {"error": {"$": "error", "name": "Error", "message": "m", "stack": ""}},
    "dialog": {"type": "alert", "message": "m", "defaultValue": "", "accepted": True},
    "leave": {"url": "http://a.test/", "replace": False, "referrer": True, "local": True},
    "written": {"frame": "main"},
    "download": {"download": "1", "url": "u", "name": "", "disposition": ""},
    "filechooser": {"frame": "main", "element": HANDLE, "multiple": False},
    "request": {
        "request": "r", "frame": "main", "url": "u", "method": "GET", "resourceType": "fetch", "headers": [["a", "b"]],
        "postData": None, "navigation": False, "startTime": 1.5,
    },
    "response": {"request": "r", "url": "u", "status": 200, "statusText": "OK", "headers": []},
    "requestfinished": {"request": "r", "size": 3, "timing": {"responseEnd": 1.5}},
    "requestfailed": {"request": "r", "errorText": "net::ERR_FAILED"},
    "popup": {
        "popup": "p", "frame": "main", "url": "u", "aside": False, "closed": False, "reachable": True, "ran": True,
    },
    "popupclosed": {"popup": "p", "last": None},
    "websocket": {"socket": "s", "url": "ws://a.test"},
    "websocketframe": {"socket": "s", "sent": True, "data": {"base64": ""}},
    "call": {"id": -1, "name": "exposed", "args": [1]},
}  # fmt: skip


@pytest.mark.parametrize("kind", WHOLE)
def test_each_kind(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    assert is_well_formed(News(seq=1, kind=kind, **WHOLE[kind]))
    with caplog.at_level(logging.WARNING, "smooth_page"):
        for name in WHOLE[kind]:
            if name in ("postData", "last", "args", "location", "defaultValue", "statusText"):
                continue
            without = {key: value for key, value in WHOLE[kind].items() if key != name}
            forged = WHOLE[kind] | {name: object()}
            if (kind, name) != ("call", "name"):
                assert not is_well_formed(News(seq=1, kind=kind, **without)), f"without {name}"
            assert not is_well_formed(News(seq=1, kind=kind, **forged)), f"with another {name}"
    assert f"dropped {kind} news" in caplog.text


def test_what_a_newer_runtime_tells() -> None:
    assert is_well_formed(News(seq=1, kind="not known here"))


@pytest.mark.parametrize(
    "details",
    [
        {"id": "1", "name": "f"},
        {"name": "f"},
        {"id": 1, "route": 7},
        {"id": 1, "webSocket": "s", "side": "other"},
        {"id": 1, "webSocket": "s", "url": "u", "protocols": "p"},
        {"id": 1, "download": {}, "url": "u", "name": "", "disposition": ""},
    ],
)
def test_forged_calls(details: dict[str, Any]) -> None:
    assert not is_well_formed(News(seq=1, kind="call", **details))
