"""What dialog listeners do, read from their code: tables of decisions, without a page."""

from __future__ import annotations

import asyncio
import functools
import itertools
import json
import operator
import random
import re
import threading
from collections.abc import Callable
from typing import Any
from unittest.mock import AsyncMock, Mock

import pytest

from smooth_page._shared.dialog_handlers import Decisions, Listener, State

ACCEPT, DISMISS, UNKNOWN = {"accept": True}, {"accept": False}, {"accept": False, "unknown": True}
LOST = {**UNKNOWN, "then": -1}
IS_PROMPT = ["eq", ["type"], "prompt"]


class Emitter:
    """Stands for a page."""

    url = "about:blank"

    def once(self, event: str, listener: Any) -> None:
        raise AssertionError("nothing is run")

    def remove_listener(self, event: str, listener: Any) -> None:
        raise AssertionError("nothing is run")


PAGE, CONTEXT = Emitter(), Emitter()


def read(*listeners: Callable[..., Any], once: bool = False, awaits: bool = False) -> Decisions:
    state = State([Listener(listener, once, PAGE) for listener in listeners])
    return Decisions(state, (CONTEXT, PAGE), awaits=awaits)


def states(*listeners: Callable[..., Any], **options: bool) -> list[dict[str, Any]]:
    wire = read(*listeners, **options).to_wire()
    assert json.loads(json.dumps(wire)) == wire
    found: list[dict[str, Any]] = wire["states"]
    return found


def only(*listeners: Callable[..., Any], **options: bool) -> dict[str, Any]:
    (state,) = states(*listeners, **options)
    return state


def accepting(text: Any) -> dict[str, Any]:
    return {"accept": True, "text": text}


def test_a_condition() -> None:
    assert only(lambda d: d.accept("x") if d.type == "prompt" else d.dismiss()) == {
        "if": IS_PROMPT,
        "yes": accepting("x"),
        "no": DISMISS,
    }


MESSAGE, DEFAULT = ["message"], ["default"]
# Texts that the page computes.
TEXTS: list[tuple[Callable[[Any], Any], Any]] = [
    (lambda d: d.accept(d.message), MESSAGE),
    (lambda d: d.accept(f"<{d.default_value}>"), ["join", "<", DEFAULT, ">"]),
    (lambda d: d.accept("a" + d.message.lower()), ["join", "a", ["lower", MESSAGE]]),
    (lambda d: d.accept("{} of {n}".format(d.message, n=3)), ["join", "", MESSAGE, " of ", "3"]),  # noqa: UP032
    (lambda d: d.accept("-".join(["a", d.message])), ["join", "a", "-", MESSAGE]),
    (lambda d: d.accept(d.message.split(":")[-1].strip()), ["strip", ["part", MESSAGE, ":", -1]]),
    (lambda d: d.accept(str(d.message)[1:]), ["slice", MESSAGE, 1, None]),
    (lambda d: d.accept(d.default_value or "none"), None),
]


@pytest.mark.parametrize(("listener", "text"), TEXTS)
def test_texts(listener: Callable[[Any], Any], text: Any) -> None:
    table = only(listener)
    if text is not None:
        assert table == accepting(text)
    else:
        assert table == {"if": ["eq", DEFAULT, ""], "yes": accepting("none"), "no": accepting(DEFAULT)}


def test_values_are_read_when_the_table_is_made() -> None:
    answers = ["one"]
    listener = lambda d: d.accept(answers[0])  # noqa: E731
    decisions = read(listener)
    assert decisions.is_current
    answers[0] = "two"
    assert not decisions.is_current
    assert only(listener) == accepting("two")
    assert answers == ["two"]


def test_a_counter_that_decides_nothing_needs_one_state() -> None:
    count, seen = 0, list[str]()

    def listener(d: Any) -> None:
        nonlocal count
        count += 1
        seen.append(d.message)
        d.accept(f"{len(d.message)}" if False else "x")

    assert only(listener) == accepting("x")
    assert (count, seen) == (0, [])


def test_a_counter_that_decides_needs_one_state_a_dialog() -> None:
    count = 0

    def listener(d: Any) -> None:
        nonlocal count
        count += 1
        d.accept(str(count)) if count < 3 else d.dismiss()

    found = states(listener)
    assert found[:2] == [accepting("1") | {"then": 1}, accepting("2") | {"then": 2}]
    assert found[-1] == DISMISS | {"then": -1}  # beyond that many in one call nothing is known


def test_once_and_listeners_that_change() -> None:
    assert states(lambda d: d.accept(), once=True) == [ACCEPT | {"then": 1}, DISMISS]

    def itself(d: Any) -> None:
        PAGE.remove_listener("dialog", itself)
        d.accept()

    assert states(itself) == [ACCEPT | {"then": 1}, DISMISS]
    texts = ["a", "b"]
    assert states(lambda d: d.accept(texts.pop())) == [
        accepting("b") | {"then": 1},
        accepting("a") | {"then": 2},
        DISMISS,
    ]


def test_the_first_answer_counts() -> None:
    async def accept(d: Any) -> None:
        await d.accept()

    async def slow(d: Any) -> None:
        await asyncio.sleep(1)
        await d.accept()

    dismiss = lambda d: d.dismiss()  # noqa: E731
    assert only(lambda d: d.accept(), dismiss) == ACCEPT
    assert only(accept, dismiss, awaits=True) == ACCEPT
    assert only(slow, dismiss, awaits=True) == DISMISS
    assert only(slow, awaits=True) == ACCEPT
    assert states(slow, slow, awaits=True) == [UNKNOWN]


def test_in_the_async_world_answers_are_awaited() -> None:
    assert only(lambda d: asyncio.create_task(d.accept()), awaits=True) == ACCEPT
    assert (
        only(lambda d: [d.accept()], awaits=True) == DISMISS
    )  # nothing awaits it: with native Playwright the page waits without end


def test_no_answer() -> None:
    kept: list[Any] = []

    def fails(d: Any) -> None:
        assert d.message == "that one"
        d.accept()

    assert only(lambda d: print(d.message)) == DISMISS
    assert only(kept.append) == UNKNOWN  # it may be answered later
    assert only(fails) == {"if": ["eq", MESSAGE, "that one"], "yes": ACCEPT, "no": DISMISS}


def test_what_does_not_matter_may_be_unknown() -> None:
    class Helper:
        def __init__(self) -> None:
            self.__secret = "s"

        @property
        def text(self) -> str:
            return self.__secret

        def answer(self, d: Any) -> None:
            if random.random() > 0.5:
                print("lucky")
            for _ in range(random.randint(1, 9)):
                itertools.count()
            expected = d.page is not None and d.page.url
            assert expected, threading.current_thread()
            d.accept(self.text)

    assert only(Helper().answer) == accepting("s")
    assert only(lambda d: d.accept(random.choice("ab"))) == {"if": IS_PROMPT, "yes": UNKNOWN, "no": ACCEPT}


def executed(text: str) -> Any:
    namespace: dict[str, Any] = {"__name__": "made.up"}
    exec(text, namespace)
    return namespace["listener"]


def generated(d: Any) -> Any:
    yield d.accept()


class Raises:
    def __eq__(self, other: object) -> bool:
        raise AssertionError("nothing of the user's is run")

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise AssertionError("nothing of the user's is run")

    def __getattr__(self, name: str) -> Any:
        raise AssertionError("nothing of the user's is run")


HOSTILE = Raises()
BACK = re.compile(r"(a)\1")
UNREADABLE: list[tuple[Any, str]] = [
    (executed("def listener(dialog):\n    if input(): dialog.accept()"), "source"),
    (Mock(), "gives the dialog to"),
    (AsyncMock(), "gives the dialog to"),
    (generated, "generator"),
    (lambda d: d.accept() if random.random() > 0.5 else d.dismiss(), r"random\.random\(\) > 0\.5 is not known"),
    (lambda d: threading.Thread(target=d.accept).start(), r"gives the dialog to threading\.Thread"),
    (lambda d: HOSTILE.answer(d), "gives the dialog to"),
    (lambda d: d.accept() if d.message == HOSTILE else d.dismiss(), "d.message == HOSTILE is not known"),
    (lambda d: d.accept() if HOSTILE else d.dismiss(), "HOSTILE is not known"),
    (lambda d: d.accept() if BACK.search(d.message) else d.dismiss(), "BACK.search"),
]


@pytest.mark.parametrize(("listener", "why"), UNREADABLE)
def test_what_can_not_be_read_is_dismissed(listener: Any, why: str) -> None:
    decisions = read(listener)
    (state,) = decisions.to_wire()["states"]
    assert state["accept"] is False
    assert state["unknown"] is True
    assert re.search(why, decisions.why or "")


class Dialog:
    def accept(self) -> None: ...


def test_groups_that_javascript_forgets() -> None:
    decisions = read(lambda d: d.accept() if re.search("((a)|b)+", d.message).group(2) else d.dismiss())
    assert decisions.why is not None
    assert read(lambda d: d.accept() if re.search("((a)|b)?", d.message).group(2) else d.dismiss()).why is None


def test_odd_callables() -> None:
    assert only(operator.methodcaller("accept", "text")) == accepting("text")
    assert only(Dialog.accept) == ACCEPT
    assert only(functools.lru_cache(lambda d: d.accept())) == ACCEPT
    assert only(lambda d: list(map(lambda e: e.accept(), [d]))) == ACCEPT  # noqa: C417
    assert only(functools.partial(functools.partial(lambda a, b, d: d.accept(a + b), "x"), "y")) == accepting("xy")
    assert only(lambda: None) == DISMISS
    assert only(lambda *args, **kwargs: args[0].accept(*["all"])) == accepting("all")


def test_nothing_takes_for_ever() -> None:
    def loops(d: Any) -> None:
        while True:
            if d.message == "x":
                d.accept()

    def forks(d: Any) -> None:
        number = sum(letter in d.message for letter in "abcdefghijklmnop")
        d.accept() if number == 3 else d.dismiss()

    def recurses(d: Any) -> None:
        recurses(d)

    for listener in (loops, forks, recurses):
        assert read(listener).why is not None
