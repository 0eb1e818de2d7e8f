"""What comes from a page is checked, since a page is not trusted."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from smooth_page._protocol.contract import Absent, Asks, Done, Failed, Missing, Pending, Reply, Unknown
from smooth_page._protocol.reading import reply_reader

EMPTY: dict[str, Any] = {"doc": "d", "outcomes": [], "news": [], "chunks": [], "leaving": False}


def test_a_reply_of_every_outcome() -> None:
    outcomes = [
        {"id": 1, "status": "done", "value": {"$": "undefined"}},
        {"id": 2, "status": "error", "error": {"kind": "strict", "message": "m", "log": ["a"], "count": 2}},
        {"id": 3, "status": "pending", "log": [], "dispatched": True},
        {"id": 4, "status": "asks", "ask": {"kind": "handler", "handler": 1, "operation": 4, "remaining": None}},
        {"id": 5, "status": "unknown"},
        {"id": 6, "status": "missing", "chunk": "clock"},
    ]
    news = [{"seq": 7, "kind": "console", "text": "hi"}]
    reply = reply_reader.validate_python({**EMPTY, "outcomes": outcomes, "news": news, "from": "a newer runtime"})
    assert isinstance(reply, Reply)
    assert [type(outcome) for outcome in reply.outcomes] == [Done, Failed, Pending, Asks, Unknown, Missing]
    assert (reply.news[0].seq, reply.news[0].model_extra) == (7, {"text": "hi"})


def test_no_kernel() -> None:
    assert isinstance(reply_reader.validate_python({"absent": True}), Absent)


@pytest.mark.parametrize(
    "reply",
    [
        None,
        {},
        "text",
        {"absent": "yes"},
        {**EMPTY, "doc": 1},
        {**EMPTY, "outcomes": [{"id": "1", "status": "done"}]},
        {**EMPTY, "outcomes": [{"id": 1, "status": "won"}]},
        {**EMPTY, "outcomes": [{"id": 1, "status": "pending", "log": [], "dispatched": "no"}]},
        {**EMPTY, "news": [{"kind": "console"}]},
        {**EMPTY, "leaving": 1},
    ],
)
def test_what_is_none_is_refused(reply: Any) -> None:
    with pytest.raises(ValidationError):
        reply_reader.validate_python(reply)
