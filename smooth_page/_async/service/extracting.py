"""One extraction: asks the service, checks its answer, and asks again with what was wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from smooth_page._protocol.outputs import ActionResult
from smooth_page._shared.agent.shapes import Shape
from smooth_page._shared.agent.unfit import incomplete, unfit
from smooth_page._shared.deadlines import Deadline
from smooth_page.errors import ActionError, Error, ExtractionError, TimeoutError

if TYPE_CHECKING:
    from .session import AsyncSession

# Checks more than the shape. Takes the answer, without the object that it travels in, and returns what it should be.
Check = Callable[[Any], Awaitable[Any]]

AGAIN = "An earlier answer was wrong. Read the page again, and answer with what it really says. The mistakes were: "


@dataclass
class Extracting:
    """An extraction by a session's `extract` action. `title` is the public method, for errors."""

    session: AsyncSession
    shape: Shape
    prompt: str | None
    title: str
    check: Check | None = None

    async def run(self, tries: int, timeout: float | None) -> ActionResult[Any]:
        """Returns the result. `timeout` in seconds, for all tries. Raises ExtractionError."""
        if isinstance(tries, bool) or not isinstance(tries, int) or tries < 1:
            raise Error(f"{self.title}: tries: expected a whole number of at least 1, not {tries!r}")
        deadline = Deadline.after(timeout)
        answers: list[ActionResult[Any]] = []
        failed: ExtractionError | None = None
        for _ in range(1 if self.session.reads_by_rules else tries):
            try:
                answers.append(await self._ask(deadline, failed))
            except (ActionError, TimeoutError):
                if failed is None:
                    raise
                break  # the first error says more
            try:
                return self._sum(answers, await self._value(answers[-1].output))
            except ExtractionError as error:
                failed = error
        assert failed is not None
        raise failed

    async def _ask(self, deadline: Deadline, failed: ExtractionError | None) -> ActionResult[Any]:
        again = None if failed is None else AGAIN + failed.message.removeprefix(f"{self.title}: ")
        prompt = "\n\n".join(text for text in (self.prompt, again) if text is not None) if again else self.prompt
        given = {"schema": self.shape.sent} | ({} if prompt is None else {"prompt": prompt})
        left = deadline.left_s
        try:
            return await self.session.act("browser_action", "extract", given, timeout=left, label=self.title)
        except ActionError as error:
            if (stated := incomplete(self.title, self.shape, error.output)) is not None:
                raise stated from error
            raise

    async def _value(self, raw: Any) -> Any:
        inner = self.shape.inner(raw)
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
        return ActionResult(value, sum(credits) if credits else None, sum(seconds) if seconds else None)
