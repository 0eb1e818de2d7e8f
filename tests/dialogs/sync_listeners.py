"""Listeners of suites that use the sync API. Each function adds some to a page; what they note is compared, too."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial, wraps
from typing import Any, NamedTuple

Adds = Callable[[Any, list[Any]], Any]
CASES: list[Adds] = []
NOTE = "checked by the night shift"
ANSWERS = {"name": "Grace", "DELETE": "DELETE"}
RISKY = re.compile(r"\b(delete|drop)\b", re.IGNORECASE)
logger = logging.getLogger(__name__)


def case(adds: Adds) -> Adds:
    CASES.append(adds)
    return adds


# -- lambdas ------------------------------------------------------------------------------------------------------------


@case
def accepts(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda dialog: dialog.accept())


@case
def dismisses(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda d: d.dismiss())


@case
def accepts_with_a_text(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Marie"))


@case
def accepts_with_a_keyword(page: Any, notes: list[Any]) -> None:
    text = "new " + "property"
    page.once("dialog", lambda dialog: dialog.accept(prompt_text=text))


@case
def notes_and_accepts_in_a_tuple(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda d: (notes.append(d.message), d.accept()))


@case
def notes_in_a_list_display(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda d: [notes.append(f"{d.type}: {d.message}"), d.dismiss()])


@case
def notes_or_accepts(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda d: notes.append(d.message) or d.accept())


@case
def chooses_in_a_lambda(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda d: d.accept("7") if d.type == "prompt" else d.dismiss())


@case
def several_lambdas_on_a_line(page: Any, notes: list[Any]) -> None:
    one, two = (lambda d: d.accept("one")), (lambda d: d.accept("two"))
    page.once("dialog", lambda d: d.dismiss()), page.once("dialog", one), page.on("dialog", two)


@case
def chained_once(page: Any, notes: list[Any]) -> None:
    page.once("dialog", lambda d: d.accept())
    page.evaluate("confirm('first')")
    page.once("dialog", lambda d: d.dismiss())


@case
def by_the_name_of_an_action(page: Any, notes: list[Any]) -> None:
    action = "dismiss"
    page.on("dialog", lambda dialog: getattr(dialog, action)())


@case
def of_the_context(page: Any, notes: list[Any]) -> None:
    page.context.on("dialog", lambda dialog: dialog.accept("of the context"))
    page.on("dialog", lambda dialog: notes.append(dialog.type))


# -- functions ----------------------------------------------------------------------------------------------------------


@case
def by_type(page: Any, notes: list[Any]) -> None:
    def handle_dialog(dialog: Any) -> None:
        print(f"Dialog {dialog.type}: {dialog.message}")
        if dialog.type == "prompt":
            dialog.accept("form no. 378")
        elif dialog.type == "confirm":
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", handle_dialog)


@case
def by_type_and_message(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        if dialog.type == "confirm" and "Delete" in dialog.message:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", handle)


@case
def nested_by_message(page: Any, notes: list[Any]) -> None:
    names = {"value": "version 2"}

    def on_dialog(d: Any) -> None:
        if d.type == "prompt":
            message = d.message or ""
            if "name" in message:
                d.accept(names["value"])
            elif "DELETE" in message:
                d.accept(NOTE)
            else:
                d.accept("")
        else:
            d.accept()

    page.on("dialog", on_dialog)


@case
def early_returns(page: Any, notes: list[Any]) -> None:
    reject = True

    def handle(dialog: Any) -> None:
        if any(word in dialog.message for word in ("Delete ", "Remove ", "Drop ")):
            notes.append(dialog.message)
            if reject and dialog.message.startswith("Delete "):
                dialog.dismiss()
                return
        if "saving" in dialog.message:
            notes.append("unsaved")
            if not reject:
                dialog.dismiss()
                return
        dialog.accept()

    page.on("dialog", handle)


@case
def remembers_the_message(page: Any, notes: list[Any]) -> None:
    last = None

    def handle(dialog: Any) -> None:
        nonlocal last
        last = dialog.message
        notes.append(last)
        dialog.accept()

    page.once("dialog", handle)


@case
def marks_a_flag(page: Any, notes: list[Any]) -> None:
    fired = [False]

    def handle(dialog: Any) -> None:
        if "SENTINEL" in dialog.message:
            fired[0] = True
        dialog.dismiss()

    page.on("dialog", handle)


@case
def swallows_errors(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        if "Saved" in dialog.message:
            notes.append({"kind": "toast", "text": dialog.message})
        try:  # noqa: SIM105 - as people write it
            dialog.dismiss()
        except Exception:
            pass

    page.on("dialog", handle)


@case
def records_and_accepts(page: Any, notes: list[Any]) -> None:
    comment = "approved"

    def _accept(dialog: Any) -> None:
        notes.append(f"{dialog.type}: {dialog.message}")
        try:
            dialog.accept(comment) if dialog.type == "prompt" else dialog.accept()
        except Exception:
            logger.exception("already handled")

    page.on("dialog", _accept)


@case
def asserts_on_the_type(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        assert dialog.type in ("alert", "confirm", "prompt"), f"unexpected {dialog.type}"
        assert dialog.message is not None
        notes.append(dialog.default_value)
        dialog.accept()

    page.on("dialog", handle)


@case
def answers_from_a_list(page: Any, notes: list[Any]) -> None:
    answers = ["first", "second", "third", "fourth"]

    def handle(dialog: Any) -> None:
        if dialog.type == "prompt":
            assert answers, f"unexpected prompt: {dialog.message}"
            dialog.accept(answers.pop(0))
        else:
            dialog.accept()

    page.on("dialog", handle)


@case
def answers_from_an_iterator(page: Any, notes: list[Any]) -> None:
    answers = iter(["one", "two"])

    def handle(dialog: Any) -> None:
        dialog.accept(next(answers, "no more")) if dialog.type == "prompt" else dialog.dismiss()

    page.on("dialog", handle)


@case
def answers_from_a_queue(page: Any, notes: list[Any]) -> None:
    actions: deque[tuple[str, str | None]] = deque([("accept", None), ("dismiss", None), ("accept", "queued")])

    def handle(dialog: Any) -> None:
        action, text = actions.popleft() if actions else ("dismiss", None)
        if action == "accept":
            dialog.accept(prompt_text=text) if text is not None else dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", handle)


@case
def counts(page: Any, notes: list[Any]) -> None:
    count = 0

    def handle(dialog: Any) -> None:
        nonlocal count
        count += 1
        if count == 1:
            dialog.dismiss()
        else:
            dialog.accept(f"no. {count}")

    page.on("dialog", handle)


@case
def looks_up_the_message(page: Any, notes: list[Any]) -> None:
    texts = {"Your name?": "Barbara", "Delete 3 items?": "yes"}

    def handle(dialog: Any) -> None:
        text = texts.get(dialog.message)
        if text is None:
            dialog.dismiss()
        else:
            dialog.accept(text)

    page.on("dialog", handle)


@case
def searches_for_a_key(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        for key, answer in ANSWERS.items():
            if key in dialog.message:
                dialog.accept(answer)
                break
        else:
            dialog.dismiss()

    page.on("dialog", handle)


@case
def first_that_fits(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        dialog.accept(next((text for key, text in ANSWERS.items() if key in dialog.message), "?"))

    page.on("dialog", handle)


@case
def by_pattern(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        low = dialog.message.lower()
        risky = bool(RISKY.search(low))
        if not risky and re.search(r"\d", low) and re.search(r"\b(cost|fee)\b", low):
            risky = True
        if risky:
            logger.warning("denied: %r", dialog.message[:90])
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", handle)


@case
def types_what_is_asked_for(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        if (found := re.search(r"Type '(\w+)'", dialog.message)) is not None:
            dialog.accept(found.group(1))
        elif "'" in dialog.message:
            dialog.accept(dialog.message.split("'")[1])
        else:
            dialog.accept(f"{dialog.default_value} L." if dialog.default_value else "nobody")

    page.on("dialog", handle)


@case
def takes_the_default(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda dialog: dialog.accept(dialog.default_value))


@case
def echoes_the_message(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda dialog: dialog.accept("You said: %s" % dialog.message.strip("?!").upper()))  # noqa: UP031


@case
def matches(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        match dialog.type:
            case "alert" | "beforeunload":
                dialog.accept()
            case "prompt" if len(dialog.message) > 12:
                dialog.accept("long")
            case "prompt":
                dialog.accept("short")
            case _:
                dialog.dismiss()

    page.on("dialog", handle)


@case
def matches_a_pair(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        match (dialog.type, dialog.default_value):
            case ("prompt", ""):
                dialog.accept("empty")
            case ("prompt", value):
                dialog.accept(value + "!")
            case (kind, _) if kind != "alert":
                dialog.accept()
            case other:
                notes.append(len(other))
                dialog.dismiss()

    page.on("dialog", handle)


@case
def removes_itself(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        page.remove_listener("dialog", handle)
        dialog.accept("once")

    page.on("dialog", handle)


@case
def adds_another(page: Any, notes: list[Any]) -> None:
    def second(dialog: Any) -> None:
        dialog.accept("second")

    def first(dialog: Any) -> None:
        page.once("dialog", second)
        dialog.dismiss()

    page.once("dialog", first)


@case
def notes_first_answers_second(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda dialog: notes.append(dialog.message))
    page.on("dialog", lambda dialog: dialog.accept())


@case
def answers_in_a_finally(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        with contextlib.suppress(KeyError, ValueError):
            try:
                notes.append({"alert": 1}[dialog.type])
            finally:
                dialog.dismiss()

    page.on("dialog", handle)


# -- objects ------------------------------------------------------------------------------------------------------------


class Answer(str, Enum):
    YES = "accept"
    NO = "dismiss"


class Watcher:
    PATTERN = "Delete"

    def __init__(self, page: Any, notes: list[Any], *, accept_confirm: bool) -> None:
        self.captured = notes
        self._accept_confirm = accept_confirm
        self._next: tuple[str, str | None] = ("accept", "from the watcher")
        page.on("dialog", self._handle)

    @property
    def strict(self) -> bool:
        return not self._accept_confirm

    def _log(self, text: str) -> None:
        self.captured.append(text)

    def _handle(self, dialog: Any) -> None:
        self._log(f"{dialog.type}/{dialog.message}")
        if dialog.type == "confirm" and self.strict and self.PATTERN in dialog.message:
            dialog.dismiss()
        else:
            self._answer(dialog)

    def _answer(self, dialog: Any) -> None:
        action, text = self._next
        try:
            if action == "accept":
                dialog.accept(prompt_text=text)
            else:
                dialog.dismiss()
        except Exception as error:
            self._log(str(error))
        self._next = ("dismiss", None)


@case
def a_page_object(page: Any, notes: list[Any]) -> None:
    Watcher(page, notes, accept_confirm=False)


@case
def a_page_object_that_accepts(page: Any, notes: list[Any]) -> None:
    Watcher(page, notes, accept_confirm=True)


@dataclass
class Settings:
    answer: Answer = Answer.YES
    texts: list[str] = field(default_factory=lambda: ["a", "b"])


class Callable_:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self, dialog: Any) -> None:
        if self.settings.answer == Answer.YES:
            dialog.accept(self.settings.texts[-1])
        elif self.settings.answer is Answer.NO:
            dialog.dismiss()


@case
def a_callable_object(page: Any, notes: list[Any]) -> None:
    page.on("dialog", Callable_(Settings()))


@case
def a_callable_object_that_dismisses(page: Any, notes: list[Any]) -> None:
    page.on("dialog", Callable_(Settings(Answer.NO)))


def answer(accept: bool, text: str | None, dialog: Any, *, seen: list[Any]) -> None:
    seen.append(dialog.message)
    if accept:
        dialog.accept(text) if text is not None else dialog.accept()
    else:
        dialog.dismiss()


@case
def a_partial(page: Any, notes: list[Any]) -> None:
    page.on("dialog", partial(answer, True, "partial", seen=notes))


def logged(listener: Callable[[Any], Any]) -> Callable[..., Any]:
    @wraps(listener)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        logger.info("%s called with %s", listener.__name__, args)
        return listener(*args, **kwargs)

    return wrapper


@logged
def decorated(dialog: Any) -> None:
    dialog.accept("decorated")


@case
def a_decorated_function(page: Any, notes: list[Any]) -> None:
    page.on("dialog", decorated)


def make_handler(state: dict[str, Any]) -> Callable[[Any], None]:
    def handler(dialog: Any) -> None:
        state["message"] = dialog.message
        if state["expected"] and state["expected"] in dialog.message:
            state["accepted"] = True
            dialog.accept()
        else:
            state["accepted"] = False
            dialog.dismiss()

    return handler


@case
def a_factory(page: Any, notes: list[Any]) -> None:
    notes.append({"expected": "Delete"})
    page.on("dialog", make_handler(notes[0]))


class Base:
    answer = "base"

    def handle(self, dialog: Any) -> None:
        dialog.accept(self.answer) if dialog.type == "prompt" else dialog.dismiss()


class Derived(Base):
    answer = "derived"

    def __init__(self) -> None:
        self.__seen = 0

    def handle(self, dialog: Any) -> None:
        self.__seen += 1
        super().handle(dialog)


@case
def a_derived_class(page: Any, notes: list[Any]) -> None:
    page.on("dialog", Derived().handle)


class Plan(NamedTuple):
    accepts: bool = True
    text: str = "planned"


@case
def a_named_tuple(page: Any, notes: list[Any]) -> None:
    plan = Plan()
    page.on("dialog", lambda d: d.accept(plan.text) if plan.accepts else d.dismiss())


@case
def a_table_of_methods(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        actions = {"alert": dialog.accept, "confirm": dialog.dismiss}
        actions.get(dialog.type, lambda: dialog.accept(f"{len(notes):03d}"))()

    page.on("dialog", handle)


@case
def a_table_of_listeners(page: Any, notes: list[Any]) -> None:
    listeners = {"confirm": lambda d: d.dismiss(), "prompt": lambda d: d.accept("p")}
    page.on("dialog", lambda d: listeners.get(d.type, lambda d: d.accept())(d))


@case
def keywords(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        given = {}
        if dialog.type == "prompt":
            given["prompt_text"] = os.environ.get("NO_SUCH_NAME", "no env")
        dialog.accept(**given)

    page.on("dialog", handle)


@case
def by_turns(page: Any, notes: list[Any]) -> None:
    state = {"accepts": False}

    def handle(dialog: Any) -> None:
        state["accepts"] = not state["accepts"]
        dialog.accept() if state["accepts"] else dialog.dismiss()

    page.on("dialog", handle)
