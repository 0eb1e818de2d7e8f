"""Drives the generators of _protocol without a page: each turn is answered from a list, and time is a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from smooth_page._protocol.contract import Absent, FailureInfo, Reply
from smooth_page._protocol.reading import reply_reader
from smooth_page._protocol.steps import Answer, Ask, Hear, Pause, Send, Step, Steps
from smooth_page._protocol.window import Window

T = TypeVar("T")
# The result of a turn: an answer, an error that the driver throws in, or a function that makes one of the turn.
Came = Answer | Exception | Callable[[Send], Answer]
ABSENT = Absent(absent=True)


class Time:
    """Stands still; answers and pauses move it."""

    now = 1_000.0

    def monotonic(self) -> float:
        return self.now


TIME = Time()


class Driven:
    """A window, and what its operations did. `question` answers whatever the page asks."""

    def __init__(self, *answers: Came, question: Any = None) -> None:
        self.window = Window()
        self.steps: list[Step] = []
        self._answers = list(answers)
        self._question = question

    @property
    def sent(self) -> list[Send]:
        """The turns that were made."""
        return [step for step in self.steps if isinstance(step, Send)]

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What the turns carried."""
        return [dict(send.message) for send in self.sent]

    @property
    def pauses(self) -> list[float]:
        """How long was waited between turns."""
        return [step.seconds for step in self.steps if isinstance(step, Pause)]

    def do(self, steps: Steps[T], *answers: Came) -> T:
        """The result of an operation, with exactly these answers to its turns."""
        self._answers += answers
        result = self.run(steps)
        assert self._answers == [], "not all answers were asked for"
        return result

    def run(self, steps: Steps[T]) -> T:
        """The result of an operation."""
        came: Any = None
        thrown: Exception | None = None
        try:
            while True:
                step = steps.send(came) if thrown is None else steps.throw(thrown)
                self.steps.append(step)
                came = self._came(step)
                thrown = came if isinstance(came, Exception) else None
        except StopIteration as end:
            result: T = end.value
            return result

    def _came(self, step: Step) -> Any:
        if isinstance(step, Send):
            TIME.now += 0.001
            answer = self._answers.pop(0)
            return answer(step) if callable(answer) else answer
        if isinstance(step, Pause):
            TIME.now += step.seconds
        return self._question if isinstance(step, Ask) else None

    def after(self, seconds: float, answer: Answer) -> Callable[[Send], Answer]:
        """An answer that takes so long."""

        def late(_: Send) -> Answer:
            TIME.now += seconds
            return answer

        return late

    def heard(self) -> list[str]:
        """The kinds of the news that were dispatched, each news once."""
        hears = [step for step in self.steps if isinstance(step, Hear)]
        return [news["kind"] for hear in hears for news in hear.window.fresh_news(hear.reply)]


def reply(*outcomes: dict[str, Any], doc: str = "one", leaving: bool = False, **more: Any) -> Reply:
    """A reply of the kernel in that document."""
    given = {"doc": doc, "outcomes": list(outcomes), "news": [], "chunks": ["popups", "kept"], "leaving": leaving}
    read = reply_reader.validate_python({**given, **more})
    assert isinstance(read, Reply)
    return read


def outcome(status: str, id: int = 2, **more: Any) -> dict[str, Any]:
    """Returns the outcome of the operation of that number, as the page reports it."""
    always: dict[str, dict[str, Any]] = {"pending": {"log": [], "dispatched": False}, "done": {"value": None}}
    return {"id": id, "status": status, **always.get(status, {}), **more}


def failed(kind: str, message: str = "no", id: int = 2) -> dict[str, Any]:
    """A failure of the operation of that number."""
    return outcome("error", id, error=FailureInfo(kind=kind, message=message, log=[]).model_dump())
