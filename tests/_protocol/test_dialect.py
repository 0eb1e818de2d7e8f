"""How the way in which a service takes JavaScript is learned, without a service."""

from __future__ import annotations

import pytest

from smooth_page._protocol.dialect import FORMS, SHORTEST_SLICE, Dialect, Form
from smooth_page._protocol.steps import Answer, Lost, NotParsed, Send, Silent
from tests._protocol.driven import ABSENT, outcome, reply

TURN = Send({"slice": 5_000, "start": [{"id": 2, "op": "evaluate", "params": {}, "timeout": 0}]}, "t", code="1")
ERROR = Lost("Unexpected token")
REPLY = reply(outcome("done"))


def learned(dialect: Dialect, *answers: Answer | None) -> tuple[Answer, list[tuple[Form, bool]]]:
    """Returns the result of a turn, and the attempts: their form, and whether they carried the user's code."""
    left, tried = list(answers), []
    attempts = dialect.attempts(TURN)
    came: Answer | None = None
    try:
        while True:
            send, form = attempts.send(came)
            tried.append((form, send.code is not None))
            came = left.pop(0)
    except StopIteration as end:
        assert left == []
        return end.value, tried


@pytest.mark.parametrize("answer", [REPLY, ABSENT])
def test_the_usual_form_takes_one_attempt(answer: Answer) -> None:
    dialect = Dialect()
    assert learned(dialect, answer) == (answer, [("body", True)])
    assert dialect.facts() == {"form": "body", "awaits_promises": True, "slice_ms": 5_000, "known": True}
    # From then on a failure is the turn's own.
    assert learned(dialect, ERROR) == (ERROR, [("body", True)])


@pytest.mark.parametrize("form", FORMS[1:])
def test_another_form_is_found_by_turns_that_do_nothing(form: Form) -> None:
    dialect = Dialect()
    before = FORMS[: FORMS.index(form)]
    answer, tried = learned(dialect, ERROR, *[ERROR for _ in before], REPLY, REPLY)
    assert (answer, dialect.form, dialect.known) == (REPLY, form, True)
    # The user's code is sent while nothing was understood yet, and once the form is known.
    assert tried == [("body", True), *[(each, False) for each in before], (form, False), (form, True)]


@pytest.mark.parametrize("failure", [ERROR, NotParsed("Unexpected token")])
def test_a_failure_of_the_turn_itself_is_not_repeated(failure: Answer) -> None:
    """It may have been carried out."""
    dialect = Dialect()
    assert learned(dialect, failure, REPLY) == (failure, [("body", True), ("body", False)])
    assert dialect.known


def test_where_no_form_is_understood_nothing_is_known() -> None:
    dialect = Dialect()
    assert learned(dialect, ERROR, *[None] * len(FORMS))[0] == ERROR
    assert not dialect.known


@pytest.mark.parametrize("answers", [(Silent(),), (ERROR, Silent())])
def test_a_service_that_does_not_answer_is_not_asked_on(answers: tuple[Answer, ...]) -> None:
    dialect = Dialect()
    assert learned(dialect, *answers)[0] == Silent()
    assert not dialect.known


def test_where_promises_are_not_awaited_the_turn_is_asked_about() -> None:
    dialect = Dialect()
    assert learned(dialect, None, REPLY) == (REPLY, [("body", True), ("body", False)])
    assert (dialect.awaits, dialect.known) == (False, True)


def test_an_answer_that_is_not_the_runtimes() -> None:
    dialect = Dialect(known=True)
    assert learned(dialect, None, None)[0] == Lost("The service's answer is not the runtime's")


def test_scripts() -> None:
    dialect = Dialect()
    assert dialect.script("return args", 1) == ("return args", 1)
    assert dialect.script("return args", 1, "function") == ("(args) => {\nreturn args\n}", 1)
    inline = "((args) => {\nreturn args\n})(1)"
    assert dialect.script("return args", 1, "inline expression") == (inline, None)
    assert dialect.script("return args", 1, "inline body") == (f"return {inline}", None)


def test_turns_get_shorter_where_they_are_cut_off() -> None:
    dialect = Dialect()
    dialect.cut_off(4)
    assert dialect.slice == 2_000
    dialect.cut_off(6)
    assert dialect.slice == 2_000
    dialect.cut_off(0.1)
    assert dialect.slice == SHORTEST_SLICE
