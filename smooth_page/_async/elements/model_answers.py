"""Answers of a language model of the user's own: drives the agent core over the page and over the model."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from smooth_page._io.asynchronous import run_coroutine
from smooth_page._protocol.outputs import ActionResult
from smooth_page._shared.agent.schema_fit import misfits, said
from smooth_page._shared.agent.unfit import short
from smooth_page.agent.steps import AskModel, Do, Done, ReadByRules, Step, Steps
from smooth_page.errors import ExtractionError
from smooth_page.models.asking import ask

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._shared.agent.shapes import Shape
    from smooth_page._shared.deadlines import Deadline
    from smooth_page.agent.extraction import Extraction
    from smooth_page.models.choice import ChosenModel


@dataclass(frozen=True)
class NoJson:
    """An answer without JSON in it. `stopped`: why it ended."""

    text: str
    stopped: str | None


@dataclass
class ModelAnswers:
    """Answers of a model. `in_page` runs an operation of the runtime, `by_rules` extracts without a model."""

    chosen: ChosenModel
    asked: Extraction
    shape: Shape
    title: str
    in_page: Callable[[Call[Any]], Awaitable[Any]]
    by_rules: Callable[[], Awaitable[Any]]
    # How many elements were shown.
    parts: int = 1
    _steps: Steps[None] | None = field(default=None, repr=False)

    @property
    def can_improve(self) -> bool:
        return True

    async def answer(self, deadline: Deadline, wrong: str | None) -> ActionResult[Any]:
        begin = time.monotonic()
        if self._steps is None:
            self._steps = self.asked.steps()
            step = next(self._steps)
        else:
            step = self._steps.send(wrong)
        while not isinstance(step, Done):
            step = self._steps.send(await self._do(step, deadline))
        self.parts = step.parts
        output = NoJson(step.text, step.stopped) if step.output is None else step.output
        return ActionResult(output, step.credits, round(time.monotonic() - begin, 3), step.tokens)

    async def _do(self, step: Step, deadline: Deadline) -> Any:
        if isinstance(step, Do):
            return await self.in_page(step.call)
        if isinstance(step, ReadByRules):
            return await self.by_rules()
        assert isinstance(step, AskModel)
        return await run_coroutine(partial(ask, self.chosen, step), deadline.left_s)

    def inner(self, raw: Any) -> Any:
        if isinstance(raw, NoJson):
            raise self._without_json(raw)
        wrong = [] if self.shape.adapter is not None else misfits(raw, self.shape.sent)
        inner = self.shape.inner(raw)
        if wrong:
            text = f"{self.title}: What was found does not fit {self.shape.name}: {said(wrong)}"
            missing = [each.path for each in wrong if each.absent]
            raise ExtractionError(text, raw=raw, partial=inner, missing=missing, schema=self.shape.schema)
        return inner

    def _without_json(self, raw: NoJson) -> ExtractionError:
        if raw.stopped == "length":
            what = "is longer than it may be, so that it ends too early"
        elif raw.stopped == "refusal" or raw.text.strip():
            what = f"is not JSON: {short(raw.text)}"
        else:
            what = "is empty"
        text = f"{self.title}: The answer of {self.chosen.name} {what}"
        return ExtractionError(text, raw=raw.text, schema=self.shape.schema)
