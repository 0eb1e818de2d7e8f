"""One extraction: gets an answer, checks it, and asks again with what was wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import ValidationError

from smooth_page._protocol.outputs import ActionResult
from smooth_page._shared.agent.shapes import Shape
from smooth_page._shared.agent.unfit import incomplete, unfit
from smooth_page._shared.deadlines import Deadline
from smooth_page.errors import ActionError, Error, ExtractionError, ModelError, TimeoutError

if TYPE_CHECKING:
    from .session import AsyncSession

# Checks more than the shape. Takes the answer, without the object that it travels in, and returns what it should be.
Check = Callable[[Any], Awaitable[Any]]

AGAIN = "An earlier answer was wrong. Read the page again, and answer with what it really says. The mistakes were: "


class Answerer(Protocol):
    """Who answers: the session's `extract`, or a language model."""

    @property
    def can_improve(self) -> bool:
        """Whether another try can give another answer."""

    async def answer(self, deadline: Deadline, wrong: str | None) -> ActionResult[Any]:
        """Returns an answer. `wrong`: what was wrong with the one before."""

    def inner(self, raw: Any) -> Any:
        """Returns an answer without the object that it travels in. Raises ExtractionError if there is none in it."""


@dataclass
class Extracting:
    """An extraction. `title` is the public method, for errors."""

    answerer: Answerer
    shape: Shape
    title: str
    check: Check | None = None

    async def run(self, tries: int, deadline: Deadline) -> ActionResult[Any]:
        """Returns the result. `deadline`: of all tries. Raises ExtractionError."""
        if isinstance(tries, bool) or not isinstance(tries, int) or tries < 1:
            raise Error(f"{self.title}: tries: expected a whole number of at least 1, not {tries!r}")
        answers: list[ActionResult[Any]] = []
        failed: ExtractionError | None = None
        for _ in range(tries if self.answerer.can_improve else 1):
            try:
                wrong = None if failed is None else failed.message.removeprefix(f"{self.title}: ")
                answers.append(await self.answerer.answer(deadline, wrong))
            except (ActionError, ModelError, TimeoutError):
                if failed is None:
                    raise
                break  # the first error says more
            try:
                return self._sum(answers, await self._value(answers[-1].output))
            except ExtractionError as error:
                failed = error
        assert failed is not None
        raise failed

    async def _value(self, raw: Any) -> Any:
        inner = self.answerer.inner(raw)
        try:
            value = self.shape.value(inner)
            if self.check is not None:
                checked = await self.check(inner)
                value = value if checked is inner else self.shape.value(checked)
        except ValidationError as error:
            raise unfit(self.title, self.shape, raw, inner, error) from error
        return value

    @staticmethod
    def _sum(answers: list[ActionResult[Any]], value: Any) -> ActionResult[Any]:
        """The tries that failed cost something, too."""
        credits = [each.credits_used for each in answers if each.credits_used is not None]
        seconds = [each.duration for each in answers if each.duration is not None]
        tokens = [each.tokens for each in answers if each.tokens is not None]
        return ActionResult(
            value,
            sum(credits) if credits else None,
            sum(seconds) if seconds else None,
            sum(tokens) if tokens else None,
        )


@dataclass
class ServiceAnswers:
    """Answers of a session's `extract` action."""

    session: AsyncSession
    shape: Shape
    prompt: str | None
    title: str

    @property
    def can_improve(self) -> bool:
        return not self.session.reads_by_rules

    async def answer(self, deadline: Deadline, wrong: str | None) -> ActionResult[Any]:
        again = None if wrong is None else AGAIN + wrong
        prompt = "\n\n".join(text for text in (self.prompt, again) if text is not None) if again else self.prompt
        given = {"schema": self.shape.sent} | ({} if prompt is None else {"prompt": prompt})
        try:
            return await self.session.act("browser_action", "extract", given, timeout=deadline.left_s, label=self.title)
        except ActionError as error:
            if (stated := incomplete(self.title, self.shape, error.output)) is not None:
                raise stated from error
            raise

    def inner(self, raw: Any) -> Any:
        return self.shape.inner(raw)
