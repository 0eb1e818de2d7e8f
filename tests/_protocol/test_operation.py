"""Operations without a page: lost turns, documents that go, what is begun again and what never is."""

from __future__ import annotations

import contextlib
import itertools
from typing import Any

import pytest

from smooth_page._protocol.contract import Done, Failed, Question
from smooth_page._protocol.operation import LEAVING, LOST_PAUSE, LOST_TURNS, Operation, look
from smooth_page._protocol.steps import Ask, Attend, DetachedError, Hear, Lost, NotParsed, Send, Silent
from smooth_page._protocol.window import Window
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError
from tests._protocol.driven import ABSENT, Driven, failed, outcome, reply

LOST = Lost("Execution context was destroyed")
DONE = reply(outcome("done", value=42))


def operation(driven: Driven, op: str = "click", timeout: float = 10_000, **more: Any) -> Operation:
    """An operation in the driven window, of the number 2."""
    params = more.pop("params", {})
    return Operation(driven.window, driven.window.command(op, params, timeout), f"Page.{op}", **more)


def value_of(result: Done | Failed) -> Any:
    assert isinstance(result, Done)
    return result.value


class TestOrdinary:
    def test_one_operation_is_one_turn(self) -> None:
        driven = Driven()
        assert value_of(driven.do(operation(driven, "read").steps(), DONE)) == 42
        (send,) = driven.sent
        command = {"id": 2, "op": "read", "params": {}, "timeout": 10_000}
        assert send.message == {"slice": 5_000, "start": [command], "settings": {}}
        assert (send.title, send.patience, send.chunks) == ("Page.read", 13.0, ("core", "popups", "kept"))
        assert driven.steps == [send, Hear(driven.window, DONE)]

    def test_the_next_one_carries_no_chunks_that_are_there(self) -> None:
        driven = Driven()
        driven.do(operation(driven, "read").steps(), DONE)
        driven.do(operation(driven, "click").steps(), reply(outcome("done", 4)))
        assert driven.sent[1].chunks == ("actions",)
        assert driven.messages[1] == {"slice": 5_000, "doc": "one", "start": driven.messages[1]["start"]}

    def test_a_longer_one_waits_slice_by_slice(self) -> None:
        driven = Driven()
        pending = reply(outcome("pending"))
        assert value_of(driven.do(operation(driven).steps(), pending, pending, DONE)) == 42
        assert [message.get("wait") for message in driven.messages] == [None, [2], [2]]
        assert [type(step) for step in driven.steps].count(Attend) == 2
        assert driven.pauses == []

    def test_no_limit_is_no_patience(self) -> None:
        driven = Driven()
        driven.do(operation(driven, timeout=0).steps(), DONE)
        assert driven.sent[0].patience is None

    def test_beside_a_navigation_there_is_no_grace(self) -> None:
        driven = Driven()
        driven.do(operation(driven, grace=0.0).steps(), DONE)
        assert driven.sent[0].patience == 10.0

    def test_a_question_of_the_page_is_answered_with_the_next_turn(self) -> None:
        driven = Driven(question={"handled": True})
        question: Question = {"kind": "handler", "handler": 1, "operation": 2, "remaining": None}
        driven.do(operation(driven).steps(), reply(outcome("asks", ask=question)), DONE)
        assert Ask(question) in driven.steps
        assert driven.messages[1]["resume"] == [{"id": 2, "value": {"handled": True}}]
        assert not driven.window.owes

    def test_an_answer_that_no_turn_would_carry_has_one_of_its_own(self) -> None:
        driven = Driven()

        def asked(_: Send) -> Any:
            driven.window.answer({"id": -1, "value": "yes"}, "one")
            return DONE

        assert value_of(driven.do(operation(driven, "read").steps(), asked, reply())) == 42
        assert driven.messages[1] == {"slice": 0, "doc": "one", "resume": [{"id": -1, "value": "yes"}]}

    def test_where_promises_are_not_awaited_turns_ask_again_and_again(self) -> None:
        driven = Driven()
        driven.window.dialect.awaits = False
        driven.do(operation(driven).steps(), reply(outcome("pending")), DONE)
        assert [message["slice"] for message in driven.messages] == [0, 0]
        assert driven.pauses == [0.02]


class TestNoKernel:
    def test_the_core_goes_along_the_second_time(self) -> None:
        driven = Driven()
        driven.do(operation(driven, "read").steps(), DONE)
        second = reply(outcome("done", 4, value="x"), doc="two")
        assert value_of(driven.do(operation(driven, "read").steps(), ABSENT, second)) == "x"
        first, again = driven.sent[1:]
        assert first.chunks == ()
        assert again.chunks == ("core", "popups", "kept")
        assert (first.message["start"], again.message["settings"]) == (again.message["start"], {})

    def test_a_page_without_a_place_for_the_runtime_is_an_error(self) -> None:
        driven = Driven(*[ABSENT] * (2 * LOST_TURNS))
        with pytest.raises(Error, match=r"^Page.click: The page has no place for the runtime$"):
            driven.do(operation(driven).steps())
        assert len(driven.sent) == 2 * LOST_TURNS

    def test_what_no_kernel_has_taken_is_begun_as_if_for_the_first_time(self) -> None:
        driven = Driven()
        assert value_of(driven.do(operation(driven).steps(), ABSENT, ABSENT, reply(outcome("done", value=1)))) == 1
        assert all("again" not in message["start"][0] for message in driven.messages)


class TestDocumentsThatGo:
    @pytest.mark.parametrize("came", [ABSENT, reply(outcome("unknown"), doc="two")])
    def test_a_wait_goes_on_in_the_next_one_with_the_time_that_is_left(self, came: Any) -> None:
        driven = Driven()
        pending = driven.after(4, reply(outcome("pending")))
        assert value_of(driven.do(operation(driven, "read").steps(), pending, came, DONE)) == 42
        (again,) = driven.messages[2]["start"]
        assert again["id"] == 2
        assert again["timeout"] == pytest.approx(6_000, abs=10)
        assert driven.sent[2].patience == pytest.approx(9, abs=0.01)

    def test_what_has_acted_is_done(self) -> None:
        driven = Driven()
        acted = reply(outcome("pending", dispatched=True))
        result = driven.do(operation(driven).steps(), acted, reply(outcome("unknown"), doc="two"))
        assert value_of(result) is None
        assert len(driven.sent) == 2

    def test_what_has_acted_is_done_and_the_next_documents_news_belong_to_it(self) -> None:
        driven = Driven()
        acted = reply(outcome("pending", dispatched=True))
        assert value_of(driven.do(operation(driven).steps(), acted, ABSENT, reply(doc="two"))) is None
        assert driven.messages[2]["slice"] == 0
        assert "start" not in driven.messages[2]

    def test_the_users_code_is_not_run_elsewhere(self) -> None:
        driven = Driven()
        acted = reply(outcome("pending", dispatched=True))
        with pytest.raises(Error, match=r"^Page.evaluate: Execution context was destroyed"):
            driven.do(operation(driven, "evaluate", code="1").steps(), acted, reply(outcome("unknown"), doc="two"))

    def test_an_action_that_leads_away_waits_for_the_next_one(self) -> None:
        driven = Driven()
        there = reply(outcome("done", 4), doc="two")
        result = driven.do(operation(driven).steps(), reply(outcome("done"), leaving=True), there)
        assert value_of(result) is None
        (command,) = driven.messages[1]["start"]
        assert (command["op"], command["params"], command["timeout"]) == ("page.left", {"doc": "one"}, LEAVING)
        assert "core" in driven.sent[1].chunks

    @pytest.mark.parametrize("left", [reply(failed("timeout", id=4)), Silent()])
    def test_one_that_stays_after_all_costs_a_moment(self, left: Any) -> None:
        driven = Driven()
        assert value_of(driven.do(operation(driven).steps(), reply(outcome("done"), leaving=True), left)) is None

    @pytest.mark.parametrize("op", ["tabs.navigate", "tabs.lead", "page.left"])
    def test_what_goes_on_without_its_document_joins_the_next_one_at_once(self, op: str) -> None:
        driven = Driven()
        driven.window.companion = True
        leaving = reply(outcome("pending"), leaving=True)
        assert value_of(driven.do(operation(driven, op).steps(), leaving, DONE)) == 42
        assert [[command["id"] for command in message["start"]] for message in driven.messages] == [[2], [2]]

    def test_a_decision_about_a_document_is_not_sent_to_the_next_one(self) -> None:
        driven = Driven()
        driven.window.companion = True
        foreseen = {"request": "r", "url": "u", "headers": [], "decision": {"action": "fulfill"}}
        to = {"url": "u", "foreseen": foreseen}
        command = driven.window.command("tabs.navigate", {"to": to}, 10_000)
        navigating = Operation(driven.window, command, "Page.goto")
        assert value_of(driven.do(navigating.steps(), reply(outcome("pending"), leaving=True), DONE)) == 42
        given = [message["start"][0]["params"]["to"]["foreseen"] for message in driven.messages]
        assert given == [foreseen, {"request": "r", "url": "u"}]

    def test_a_caller_that_waits_for_the_next_one_itself_has_its_result_at_once(self) -> None:
        driven = Driven()
        going = operation(driven, "page.go", leaves=True)
        leaving = reply(outcome("pending", dispatched=True), leaving=True)
        assert value_of(driven.do(going.steps(), leaving)) is None
        assert (going.left, len(driven.sent)) == ("one", 1)

    def test_a_session_that_ends_with_it_is_an_error(self) -> None:
        driven = Driven()
        with pytest.raises(TargetClosedError) as caught:
            driven.do(operation(driven).steps(), reply(outcome("done"), leaving=True), TargetClosedError("gone"))
        assert caught.value.message == "gone\nCall log:\n  - waiting for scheduled navigations to finish\n"

    @pytest.mark.parametrize("came", [(ABSENT, reply(doc="two")), (reply(outcome("unknown"), doc="two"),)])
    def test_a_wait_for_news_is_over_with_its_document(self, came: tuple[Any, ...]) -> None:
        driven = Driven()
        pending = reply(outcome("pending"))
        assert value_of(driven.do(operation(driven, "page.watch").steps(), pending, *came)) is None


class TestLostTurns:
    def test_what_only_reads_is_begun_again(self) -> None:
        driven = Driven()
        assert value_of(driven.do(operation(driven, "read").steps(), LOST, LOST, DONE)) == 42
        assert [message["start"][0].get("again") for message in driven.messages] == [None, None, None]
        assert driven.pauses == [LOST_PAUSE, LOST_PAUSE * 4]
        assert all("core" in send.chunks for send in driven.sent)

    def test_what_acts_says_that_it_may_have_acted(self) -> None:
        driven = Driven()
        assert value_of(driven.do(operation(driven).steps(), LOST, reply(outcome("left"), doc="two"))) is None
        first, second = driven.messages
        assert (first["start"][0]["id"], second["start"][0]["id"]) == (2, 2)
        assert second["start"][0]["again"] is True

    def test_what_was_waiting_says_that_it_may_have_acted_since(self) -> None:
        driven = Driven()
        pending, unknown = reply(outcome("pending")), reply(outcome("unknown"), doc="two")
        left = reply(outcome("left"), doc="two")
        assert value_of(driven.do(operation(driven).steps(), pending, unknown, left)) is None
        assert driven.messages[2]["start"][0]["again"] is False
        second = [reply(outcome(status, 4), doc=doc) for status, doc in (("pending", "two"), ("unknown", "three"))]
        driven.do(operation(driven, "read").steps(), *second, reply(outcome("done", 4), doc="three"))
        assert "again" not in driven.messages[5]["start"][0]

    def test_what_has_acted_is_waited_for_and_never_begun_again(self) -> None:
        driven = Driven()
        acted = reply(outcome("pending", dispatched=True))
        assert value_of(driven.do(operation(driven).steps(), acted, LOST, DONE)) == 42
        assert ["start" in message for message in driven.messages] == [True, False, False]

    def test_the_users_code_that_may_have_run_is_an_error(self) -> None:
        driven = Driven()
        with pytest.raises(Error, match="Execution context was destroyed"):
            driven.do(operation(driven, "evaluate").steps(), LOST, reply(outcome("left"), doc="two"))

    def test_one_that_fails_for_another_reason_is_given_up(self) -> None:
        driven = Driven()
        cause = ValueError()
        with pytest.raises(Error, match=r"^Page.click: Stack overflow$") as caught:
            driven.do(operation(driven).steps(), *[Lost("Stack overflow", cause)] * LOST_TURNS)
        assert caught.value.__cause__ is cause
        # Nothing waits for it, whatever the page does.
        driven.do(operation(driven).steps(), reply(outcome("done", 4)))
        assert driven.messages[-1]["cancel"] == [2]

    def test_a_long_one_whose_document_is_still_there_was_too_long(self) -> None:
        driven = Driven()
        driven.do(operation(driven, "read").steps(), driven.after(3, LOST), DONE)
        assert driven.window.dialect.slice == 1_500

    def test_a_short_one_or_one_whose_document_went_says_nothing_of_turns(self) -> None:
        driven = Driven()
        driven.do(operation(driven, "read").steps(), driven.after(0.5, LOST), DONE)
        unknown = reply(outcome("unknown", 4), doc="two")
        answers = (driven.after(3, LOST), unknown, reply(outcome("done", 4), doc="two"))
        driven.do(operation(driven, "read").steps(), *answers)
        assert driven.window.dialect.slice == 5_000


class TestFailures:
    def test_a_time_out_names_the_whole_limit(self) -> None:
        driven = Driven()
        second = reply(failed("timeout", "Timeout 6000ms exceeded."), doc="two")
        pending = driven.after(4, reply(outcome("pending")))
        result = driven.do(operation(driven, "read").steps(), pending, ABSENT, second)
        assert isinstance(result, Failed)
        assert result.error.message == "Timeout 10000ms exceeded."

    def test_a_page_that_does_not_answer_is_a_time_out(self) -> None:
        driven = Driven()
        with pytest.raises(TimeoutError) as caught:
            driven.do(operation(driven, timeout=250).steps(), Silent())
        assert caught.value.message == (
            "Page.click: Timeout 250ms exceeded.\nCall log:\n  - the page does not answer\n"
        )
        driven.do(look(driven.window, "t"), reply())
        assert driven.messages[-1]["cancel"] == [2]

    def test_what_the_driver_throws_in_ends_it(self) -> None:
        driven = Driven()
        with pytest.raises(NotSupportedError):
            driven.do(operation(driven).steps(), NotSupportedError("Page.click", "out of reach"))
        driven.do(look(driven.window, "t"), reply())
        assert driven.messages[-1]["cancel"] == [2]

    def test_an_operation_that_the_runtime_does_not_have(self) -> None:
        driven = Driven()
        with pytest.raises(Error, match=r"^Page.dance: the runtime has no operation dance$"):
            driven.do(operation(driven, "dance").steps(), reply(outcome("missing", chunk="")))

    def test_a_reply_without_an_outcome(self) -> None:
        driven = Driven()
        with pytest.raises(Error, match="does not report the result of the operation"):
            driven.do(operation(driven).steps(), reply(outcome("done", 99)))


class TestUsersCode:
    def test_what_is_not_an_expression_is_a_program(self) -> None:
        driven = Driven()
        evaluate = operation(driven, "evaluate", code="var x = 1; x")
        assert value_of(driven.do(evaluate.steps(), NotParsed("SyntaxError"), DONE)) == 42
        assert [send.code for send in driven.sent] == ["var x = 1; x", None]
        assert driven.messages[1]["start"][0]["params"] == {"source": "var x = 1; x"}

    def test_a_program_goes_in_the_turns_text_where_the_policy_forbids_it(self) -> None:
        driven = Driven()
        evaluate = operation(driven, "evaluate", params={"source": "document.title"})
        assert value_of(driven.do(evaluate.steps(), reply(failed("csp")), reply(outcome("done", 3, value=7)))) == 7
        assert "return (\ndocument.title\n)" in (driven.sent[1].code or "")
        assert driven.messages[1]["start"][0]["id"] == 3

    def test_a_program_that_is_not_an_expression_either_is_the_policys_failure(self) -> None:
        driven = Driven()
        evaluate = operation(driven, "evaluate", params={"source": "var x = 1"})
        result = driven.do(evaluate.steps(), reply(failed("csp", "forbidden")), NotParsed("SyntaxError"))
        assert isinstance(result, Failed)
        assert result.error.message == "forbidden"
        assert len(driven.sent) == 2

    def test_code_goes_along_only_where_it_begins(self) -> None:
        driven = Driven()
        driven.do(operation(driven, "evaluate", code="f").steps(), reply(outcome("pending")), DONE)
        assert [send.code for send in driven.sent] == ["f", None]


class TestLooks:
    def test_are_repeated_when_they_are_lost(self) -> None:
        driven = Driven()
        driven.do(look(driven.window, "Page.url"), LOST, ABSENT, reply())
        assert driven.pauses == [LOST_PAUSE]

    def test_end_with_the_page(self) -> None:
        driven = Driven()
        with pytest.raises(TimeoutError, match=r"^Page.url: the page does not answer$"):
            driven.do(look(driven.window, "Page.url"), Silent())
        with pytest.raises(Error, match=r"^Page.url: Execution context was destroyed$"):
            driven.do(look(driven.window, "Page.url"), *[LOST] * LOST_TURNS)


class TestPopups:
    @pytest.fixture
    def driven(self) -> Driven:
        """A driven window that is a popup; its opener has taken a turn."""
        driven = Driven()
        driven.do(look(driven.window, "t"), reply())
        driven.window = Window(driven.window, "p1")
        driven.steps.clear()
        return driven

    def test_have_the_chunks_that_their_opener_has(self, driven: Driven) -> None:
        driven.do(operation(driven).steps(), reply(outcome("done"), doc="popup"))
        (send,) = driven.sent
        assert (send.popup, send.chunks, send.needs) == ("p1", ("actions",), ("actions", "kept"))
        driven.do(operation(driven).steps(), reply(outcome("done", 4), doc="popup"))
        assert driven.sent[1].chunks == ()

    def test_have_the_core_where_their_opener_has_no_kernel(self, driven: Driven) -> None:
        driven.do(operation(driven).steps(), ABSENT, reply(outcome("done"), doc="popup"))
        assert driven.sent[1].chunks == ("core", "popups", "actions", "kept")

    def test_wait_for_what_their_opener_owes(self, driven: Driven) -> None:
        opener = driven.window.opener
        assert opener is not None
        opener.answer({"id": -1, "value": None})
        driven.do(operation(driven).steps(), reply(), reply(outcome("done"), doc="popup"))
        assert [(send.popup, send.message.get("resume")) for send in driven.sent] == [
            (None, [{"id": -1, "value": None}]),
            ("p1", None),
        ]

    def test_may_close_themselves(self, driven: Driven) -> None:
        leaving = reply(outcome("done"), doc="popup", leaving=True)
        assert value_of(driven.do(operation(driven).steps(), leaving, TargetClosedError("closed"))) is None

    def test_frames_may_end_with_what_is_done_in_them(self, driven: Driven) -> None:
        leaving = reply(outcome("done"), doc="frame", leaving=True)
        gone = DetachedError("gone", acted=False)
        assert value_of(driven.do(operation(driven).steps(), leaving, gone)) is None

    def test_may_be_closed_instead_of_gone_elsewhere(self, driven: Driven) -> None:
        unknown = reply(outcome("unknown"), doc="next")
        with pytest.raises(TargetClosedError):
            driven.do(operation(driven).steps(), unknown, TargetClosedError("closed"))


# What can come of a turn, by name: of an action, whatever order it comes in.
COMES: dict[str, Any] = {
    "lost": LOST,
    "absent": ABSENT,
    "pending": reply(outcome("pending")),
    "acted": reply(outcome("pending", dispatched=True)),
    "leaving": reply(outcome("pending", dispatched=True), leaving=True),
    "unknown": reply(outcome("unknown"), doc="two"),
    "left": reply(outcome("left"), doc="two"),
    "done": DONE,
}


@pytest.mark.parametrize("op", ["click", "evaluate", "read"])
def test_whatever_comes_nothing_that_acts_is_begun_twice(op: str) -> None:
    """All orders of three answers: the messages that start the operation, followed by what is known about it."""
    for names in itertools.product(COMES, repeat=3):
        driven = Driven(*(COMES[name] for name in names), *[DONE] * 20)
        with contextlib.suppress(Error):
            driven.run(operation(driven, op).steps())
        acted = lost = False
        for name, message in zip(names, driven.messages, strict=False):
            starts = message.get("start", [])
            assert not (starts and acted), (names, driven.messages)
            assert all(start.get("again", False) is (lost and op != "read") for start in starts), (
                names,
                driven.messages,
            )
            # A page that still waits may take back that it has acted: it had only moved the mouse.
            lost = lost or (name == "lost" and not acted)
            acted = name in ("acted", "leaving", "left") or (acted and name != "pending")
        assert len(driven.messages) <= 6
