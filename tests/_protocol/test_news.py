"""News that a page has forged are dropped, whatever is wrong with them; those of the runtime are not."""

from __future__ import annotations

import logging
from typing import Any, get_args

import pytest

from smooth_page._protocol.contract import News, UncheckedNews
from smooth_page._protocol.reading import read_news

HANDLE = {"$": "handle", "id": 1, "doc": "d", "kind": "object", "preview": "1"}
FRAME = {"id": "main", "parent": None, "name": "", "url": "u", "state": "complete", "reachable": True, "doc": "d"}
ERROR = {"$": "error", "name": "Error", "message": "m", "stack": ""}
LOCATION = {"url": "", "line": 0, "column": 2}
FILE = {"download": "1", "url": "u", "name": "", "sure": False, "disposition": ""}
SNAPSHOT = {
    "frame": "f", "doc": "d", "number": 0, "url": "u", "doctype": "", "html": "[]", "cut": False, "width": 1.0,
    "height": 1.0, "took": 1.0,
}  # fmt: skip
# Kind -> all its details.
WHOLE: dict[str, dict[str, Any]] = {
    "frames": {"frames": [FRAME]},
    "frameevent": {"frame": "main", "event": "navigated", "url": "u", "parent": "main"},
    "console": {
        "frame": "main", "type": "log", "text": "1", "args": [HANDLE], "location": LOCATION, "timestamp": 1,
        "worker": "w",
    },
    "pageerror": {"frame": "main", "error": ERROR, "location": LOCATION},
    "dialog": {
        "frame": "main", "type": "alert", "message": "m", "defaultValue": "", "accepted": True, "text": "",
        "known": True,
    },
    "dialogcall": {
        "frame": "main", "popup": "p", "dialog": "d", "type": "prompt", "message": "m", "defaultValue": "",
    },
    "devtoolsevent": {"session": "s", "method": "Page.loadEventFired", "params": {}},
    "devtoolsend": {"session": "s"},
    "screencast": {"name": "video"},
    "filechooser": {"frame": "main", "element": HANDLE, "multiple": False},
    "download": {"frame": "main", **FILE},
    "leave": {"frame": "main", "url": "http://a.test/", "replace": False, "referrer": True, "local": True},
    "written": {"frame": "main"},
    "posted": {"url": "u", "startTime": 1.5, "headers": [["a", "b"]], "postData": None},
    "unanswered": {"url": "u"},
    "password": {},
    "clipboard": {"id": "1", "data": {"text/plain": "a"}},
    "unrouted": {"frame": "main", "url": "u", "resourceType": "image"},
    "request": {
        "request": "r", "frame": "main", "url": "u", "method": "GET", "resourceType": "fetch", "headers": [["a", "b"]],
        "postData": None, "navigation": False, "startTime": 1.5, "redirects": 1, "quiet": True,
    },
    "response": {"request": "r", "frame": "main", "url": "u", "status": 200, "statusText": "OK", "headers": []},
    "requestfinished": {"request": "r", "frame": "main", "size": 3, "timing": {"responseEnd": 1.5}},
    "requestfailed": {"request": "r", "frame": "main", "errorText": "net::ERR_FAILED"},
    "websocket": {"frame": "main", "socket": "s", "url": "ws://a.test"},
    "websocketframe": {"frame": "main", "socket": "s", "sent": True, "data": {"base64": ""}},
    "websocketerror": {"frame": "main", "socket": "s"},
    "websocketclosed": {"frame": "main", "socket": "s"},
    "popup": {
        "popup": "p", "frame": "main", "url": "u", "aside": False, "closed": False, "reachable": True, "ran": True,
    },
    "popupclosed": {"popup": "p", "last": None},
    "popupnews": {"popup": "p"},
    "openernews": {},
    "windownews": {"window": "tab:1"},
    "snapshot": {
        "call": "call@1", "phase": "before", "at": 1.0, "log": [{"at": 1.0, "text": "t"}], "frames": [SNAPSHOT],
        "point": {"x": 1.0, "y": 1.0}, "box": {"x": 1.0, "y": 1.0, "width": 1.0, "height": 1.0},
    },
    "bindingcall": {"id": -1, "frame": "main", "popup": "p", "name": "exposed", "args": [1]},
    "routecall": {"id": -1, "frame": "main", "popup": "p", "request": "r", "headers": [("a", "b")]},
    "downloadcall": {"id": -1, "frame": "main", "popup": "p", **FILE},
    "worker": {"frame": "main", "worker": "w", "url": "u", "service": False},
    "workerclosed": {"frame": "main", "worker": "w"},
    "websocketcall": {
        "id": -1, "frame": "main", "popup": "p", "socket": "s", "url": "ws://a.test", "protocols": ["a"],
    },
    "websocketmessage": {"frame": "main", "popup": "p", "socket": "s", "side": "page", "message": "text"},
    "websocketclose": {"frame": "main", "popup": "p", "socket": "s", "side": "server", "code": None, "reason": None},
}  # fmt: skip
OPTIONAL = {"redirects", "quiet", "last", "popup"}
OPTIONAL_OF = {
    "frameevent": {"url", "parent"},
    "routecall": {"headers", "popup"},
    "console": {"worker"},
    "posted": {"headers", "postData"},
    "popup": set[str](),
    "popupnews": set[str](),
    "popupclosed": {"last"},
    "snapshot": {"point", "box"},
}
# Values that pass as they are.
UNCHECKED = {("request", "postData"), ("popupclosed", "last")}


def read(kind: str, details: dict[str, Any]) -> News | None:
    return read_news(UncheckedNews(seq=1, kind=kind, **details))


def test_all_kinds_are_here() -> None:
    union, _ = get_args(News)
    assert set(WHOLE) == {get_args(each.__annotations__["kind"])[0] for each in map(_evaluated, get_args(union))}


def _evaluated(declared: type) -> Any:
    from typing import get_type_hints

    class Evaluated:
        __annotations__ = get_type_hints(declared)

    return Evaluated


@pytest.mark.parametrize("kind", WHOLE)
def test_each_kind(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    whole = WHOLE[kind]
    news: Any = read(kind, whole)
    assert news is not None
    assert set(news) == {"kind", "seq", *whole}
    with caplog.at_level(logging.WARNING, "smooth_page"):
        for name in whole:
            without = {key: value for key, value in whole.items() if key != name}
            assert (read(kind, without) is not None) is (name in OPTIONAL_OF.get(kind, OPTIONAL)), f"without {name}"
            if (kind, name) not in UNCHECKED:
                assert read(kind, whole | {name: object()}) is None, f"with another {name}"
    assert not whole or kind in ("popupclosed",) or f"dropped {kind} news" in caplog.text


def test_what_comes_is_typed() -> None:
    news = read("frames", WHOLE["frames"])
    assert news is not None
    assert news["kind"] == "frames"
    assert news["frames"][0].url == "u"
    posted = read("posted", WHOLE["posted"])
    assert posted is not None
    assert posted["kind"] == "posted"
    assert posted["headers"] == [("a", "b")]


def test_details_of_no_kind_are_left_out() -> None:
    assert read("password", {"more": 1}) == {"kind": "password", "seq": 1}


@pytest.mark.parametrize("kind", ["call", "", "constructor", "Frames"])
def test_unknown_kinds_are_dropped(kind: str) -> None:
    assert read(kind, {"id": 1, "name": "exposed", "args": [], "frame": "main"}) is None


@pytest.mark.parametrize(
    ("kind", "forged"),
    [
        ("frames", {"frames": []}),
        ("frames", {"frames": [{**FRAME, "reachable": "yes"}]}),
        ("bindingcall", {"id": "1"}),
        ("bindingcall", {"id": True}),
        ("bindingcall", {"args": {}}),
        ("routecall", {"request": 7}),
        ("websocketmessage", {"side": "other"}),
        ("websocketmessage", {"message": {"base64": 1}}),
        ("websocketcall", {"protocols": "p"}),
        ("downloadcall", {"download": "x" * 4_001}),
        ("clipboard", {"data": {"x" * 4_001: ""}}),
        ("leave", {"frame": "other"}),
        ("request", {"headers": [["a"]]}),
        ("request", {"headers": [["a", 1]]}),
        ("response", {"status": 200.5}),
        ("filechooser", {"element": {**HANDLE, "$": "ref"}}),
    ],
)
def test_forged_details(kind: str, forged: dict[str, Any]) -> None:
    assert read(kind, WHOLE[kind]) is not None
    assert read(kind, WHOLE[kind] | forged) is None


def test_the_log_does_not_show_what_news_hold(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "smooth_page"):
        assert read("bindingcall", WHOLE["bindingcall"] | {"id": "a secret"}) is None
    assert "secret" not in caplog.text
    assert "dropped bindingcall news from the page" in caplog.text
