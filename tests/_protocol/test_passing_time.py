"""Time that Python counts, without a page: documents that follow each other, a page that is busy."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._protocol.contract import Failed
from smooth_page._protocol.passing_time import PassingTime
from smooth_page._protocol.steps import Lost, Send, Silent
from tests._protocol.driven import TIME, Driven, failed, outcome, reply


def passes(driven: Driven, *answers: Any, seconds: float = 2.0) -> float:
    """The seconds that have passed."""
    begin = TIME.now
    passing = PassingTime(driven.window, seconds, "Page.wait_for_timeout", limit=0, round_trip=lambda: 0.1)
    assert driven.do(passing.steps(), *answers) is None
    return TIME.now - begin


def test_it_passes_in_one_turn() -> None:
    driven = Driven()
    assert passes(driven, driven.after(1.95, reply(outcome("done")))) == pytest.approx(2)
    (send,) = driven.sent
    (command,) = send.message["start"]
    # A trip earlier, so that the answer is there in time.
    assert (command["op"], command["params"], command["timeout"]) == ("wait.time", {"ms": pytest.approx(1_900)}, 0)
    assert [send.lasts, send.patience] == pytest.approx([1.9, 2.25])


def test_news_end_a_turn_and_not_the_time() -> None:
    driven = Driven()
    pending = driven.after(0.5, reply(outcome("pending")))
    assert passes(driven, pending, driven.after(1.45, reply(outcome("done", 4)))) == pytest.approx(2)
    (command,) = driven.messages[1]["start"]
    assert (command["id"], command["params"]["ms"]) == (4, pytest.approx(1_399, abs=1))
    assert driven.messages[1]["cancel"] == [2]


def test_documents_may_follow_each_other() -> None:
    driven = Driven()
    lost = driven.after(0.3, Lost("gone"))
    assert passes(driven, lost, lost, driven.after(1, reply(outcome("done", 6)))) == pytest.approx(2)
    assert all("core" in send.chunks for send in driven.sent)


def test_a_busy_page_does_not_make_it_longer() -> None:
    driven = Driven()
    assert passes(driven, driven.after(2.25, Silent())) == pytest.approx(2.25, abs=0.01)
    assert driven.window.pack(Send({"slice": 0}, "t")).cancelled == [2]


def test_what_a_listener_decided_is_brought_to_the_page() -> None:
    driven = Driven()

    def asked(_: Send) -> Any:
        driven.window.answer({"id": -1, "value": 1}, "one")
        return reply(outcome("done"))

    passes(driven, asked, reply())
    assert driven.messages[1]["resume"] == [{"id": -1, "value": 1}]


def test_a_failure_ends_it() -> None:
    driven = Driven()
    passing = PassingTime(driven.window, 2, "t", limit=0, round_trip=lambda: 0.1)
    result = driven.do(passing.steps(), reply(failed("closed")))
    assert isinstance(result, Failed)
