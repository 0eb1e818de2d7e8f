"""What Python knows of a window's documents: settings, chunks, answers and news, without a page."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest

from smooth_page._protocol.operation import look
from smooth_page._protocol.steps import Lost, Send, Silent
from smooth_page._protocol.window import COMPANION_REPORTS, DOCUMENTS_KEPT, Window
from tests._protocol.driven import Driven, reply


def turn(driven: Driven, *answers: Any) -> dict[str, Any]:
    """The message of the last turn."""
    driven.do(look(driven.window, "t"), *answers)
    return driven.messages[-1]


def test_what_the_companion_reports_needs_no_chunk_in_documents() -> None:
    driven = Driven()
    driven.window.companion = True
    driven.window.set(observe=sorted(COMPANION_REPORTS))
    assert "observe" not in turn(driven, reply())["settings"]["chunks"]
    driven.window.set(observe=["filechooser", *COMPANION_REPORTS])
    assert "observe" in turn(driven, reply())["settings"]["chunks"]


def test_the_companion_reports_the_same_news_to_python_and_to_documents() -> None:
    text = (files("smooth_page") / "runtime" / "src" / "companion" / "replaced_chunks.ts").read_text("utf-8")
    listed = re.search(r"REPORTED = new Set\(\[(.*?)\]\)", text, re.DOTALL)
    assert listed is not None
    assert set(re.findall(r'"(\w+)"', listed[1])) == COMPANION_REPORTS


@pytest.mark.parametrize(
    ("settings", "chunks"),
    [
        ({"observe": ["console"]}, {"observe"}),
        ({"bindings": [{"name": "f"}]}, {"observe"}),
        ({"observe": ["download"]}, {"observe", "downloads"}),
        ({"observe": ["websocket"]}, {"observe", "web_sockets"}),
        ({"webSocketRoutes": [{}]}, {"web_sockets"}),
        ({"clipboard": {"id": ""}}, {"clipboard"}),
        ({"routes": [{}]}, {"observe", "intercept"}),
        ({"offline": True}, {"observe", "intercept"}),
        ({"offline": False, "routes": [], "observe": []}, set()),
    ],
)
def test_settings_bring_their_chunks(settings: dict[str, Any], chunks: set[str]) -> None:
    driven = Driven()
    turn(driven, reply())
    driven.window.set(**settings)
    turn(driven, reply())
    assert set(driven.sent[-1].chunks) == chunks


@pytest.mark.parametrize(
    ("settings", "chunks"),
    [
        ({"routes": [{}]}, ["kept", "intercept"]),
        ({"offline": True, "extraHeaders": [["a", "b"]], "observe": ["console"]}, ["kept"]),
        ({"observe": ["download"]}, ["kept", "observe", "downloads"]),
    ],
)
def test_documents_need_fewer_chunks_with_the_companion(settings: dict[str, Any], chunks: list[str]) -> None:
    window = Window()
    window.set(**settings)
    message = window.greeting("title", 1).message
    assert message["settings"]["chunks"] == chunks


def test_settings_travel_when_they_changed_and_with_a_new_document() -> None:
    driven = Driven()
    driven.window.set(offline=False)
    assert turn(driven, reply())["settings"] == {"offline": False}
    driven.window.set(offline=False)
    assert "settings" not in turn(driven, reply())
    driven.window.set(offline=True)
    assert turn(driven, reply(doc="two"))["settings"] == {"offline": True}
    # One that came by itself has only what its own kernel was given.
    assert "settings" not in turn(driven, reply(doc="three"))
    assert turn(driven, reply(doc="three"))["settings"] == {"offline": True}


def test_settings_that_follow_from_something_are_looked_up_for_each_turn() -> None:
    driven = Driven()
    now = {"testIdAttribute": "a"}
    driven.window = Window(current=lambda: dict(now))
    assert turn(driven, reply())["settings"] == {"testIdAttribute": "a"}
    assert "settings" not in turn(driven, reply())
    now["testIdAttribute"] = "b"
    assert turn(driven, reply())["settings"] == {"testIdAttribute": "b"}


def test_answers_stay_until_a_kernel_has_taken_them() -> None:
    driven = Driven()
    turn(driven, reply())
    driven.window.answer({"id": -1, "value": 1})
    turn(driven, Lost("gone"), reply())
    assert [message.get("resume") for message in driven.messages[1:]] == [[{"id": -1, "value": 1}]] * 2
    assert "resume" not in turn(driven, reply())


def test_turns_at_the_same_time_carry_an_answer_once() -> None:
    driven = Driven()
    turn(driven, reply())
    driven.window.answer({"id": -1, "value": 1})
    first = driven.window.pack(Send({"slice": 0}, "t"))
    second = driven.window.pack(Send({"slice": 0}, "t"))
    assert [each.send.message.get("resume") for each in (first, second)] == [[{"id": -1, "value": 1}], None]
    driven.window.undelivered(first)
    assert driven.window.owes


def test_answers_are_for_the_document_that_asked() -> None:
    driven = Driven()
    turn(driven, reply())
    driven.window.answer({"id": -1, "value": 1}, "other")
    assert turn(driven, reply())["resume"] == []


@pytest.mark.parametrize("lost", [Lost("gone"), Silent()])
def test_what_is_cancelled_is_sent_until_a_kernel_has_it(lost: Any) -> None:
    driven = Driven()
    driven.window.cancel(2)
    if isinstance(lost, Silent):
        with pytest.raises(Exception, match="does not answer"):
            turn(driven, lost)
        turn(driven, reply())
    else:
        turn(driven, lost, reply())
    assert [message["cancel"] for message in driven.messages] == [[2], [2]]
    assert "cancel" not in turn(driven, reply())


def test_news_are_dispatched_once_and_confirmed() -> None:
    driven = Driven()
    news = [{"seq": 1, "kind": "password"}, {"seq": 2, "kind": "unheard-of"}, {"seq": 3, "kind": "console"}]
    seen = []
    for brought in (news[:1], news, news):
        message = turn(driven, reply(news=brought))
        seen.append((message.get("ack"), driven.heard()))
        driven.steps.clear()
    # What is not of its kind's shape is dropped; what is of a newer kind is not looked at.
    assert seen == [(None, ["password"]), (1, []), (3, [])]


def test_a_document_that_comes_back_has_what_it_had() -> None:
    driven = Driven()
    news = [{"seq": 1, "kind": "password"}]
    turn(driven, reply(news=news))
    driven.heard()
    turn(driven, reply(doc="two"))
    turn(driven, reply(news=news))
    driven.steps.clear()
    assert turn(driven, reply(news=news))["ack"] == 1
    assert driven.heard() == []


def test_only_so_many_documents_are_kept() -> None:
    driven = Driven()
    for number in range(DOCUMENTS_KEPT + 1):
        turn(driven, reply(doc=str(number), news=[{"seq": 1, "kind": "password"}]))
        driven.heard()
    driven.steps.clear()
    turn(driven, reply(doc="0", news=[{"seq": 1, "kind": "password"}]))
    assert driven.heard() == ["password"]


def test_of_a_pages_first_documents_only_the_one_counts_that_it_has_come_to() -> None:
    driven = Driven()
    frame = {"id": "main", "parent": None, "name": "", "url": "u", "state": "loading", "reachable": True, "doc": "one"}
    news = [{"seq": seq, "kind": "frames", "frames": [frame]} for seq in (1, 2)]
    turn(driven, reply(news=news))
    assert driven.heard() == ["frames"]


def test_another_session_knows_nothing() -> None:
    driven = Driven()
    driven.window.set(offline=True)
    turn(driven, reply(news=[{"seq": 5, "kind": "password"}]))
    driven.heard()
    driven.window.start_anew()
    message = turn(driven, reply())
    assert message == {"slice": 0, "settings": {"offline": True}}
    assert driven.sent[-1].chunks[0] == "core"
