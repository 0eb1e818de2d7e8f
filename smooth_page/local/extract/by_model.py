"""`extract` with a language model: drives the agent core over the tab."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import extraction_scope
from smooth_page._protocol.extraction import Incomplete, parse, write
from smooth_page._shared.agent.schema_fit import Misfit, misfits, said
from smooth_page.agent.extraction import PAGE_TOKENS, Extraction
from smooth_page.agent.steps import AskModel, Do, Done, ReadByRules, Reply, Step
from smooth_page.errors import ModelError
from smooth_page.local.agent import TaskResult, UnableError
from smooth_page.local.tasks.driver import Driver
from smooth_page.models.asking import ask

if TYPE_CHECKING:
    from smooth_page.local.tab import Tab
    from smooth_page.models.choice import ChosenModel

TRIES = 2
REQUEST_SECONDS = 300.0


async def extract_by_model(
    tab: Tab,
    schema: dict[str, Any],
    prompt: str | None,
    chosen: ChosenModel,
    by_rules: Callable[[], Awaitable[Any]],
    page_tokens: int = PAGE_TOKENS,
) -> TaskResult:
    """Returns data of the page in the shape of the schema. `by_rules` extracts without a model. Raises UnableError."""
    part, words = extraction_scope.read(prompt)
    asked = Extraction(
        schema=schema,
        prompt=words,
        target=None if part is None else {"selector": f"internal:control=any-frame >> [{part.name}]", "strict": False},
        many=part is not None and part.items is not None,
        page_tokens=page_tokens,
        has_rules=True,
    )
    return await _Run(Driver(tab), chosen, by_rules).answered(asked)


class _Run:
    def __init__(self, driver: Driver, chosen: ChosenModel, by_rules: Callable[[], Awaitable[Any]]) -> None:
        self._driver = driver
        self._chosen = chosen
        self._by_rules = by_rules

    async def answered(self, asked: Extraction) -> TaskResult:
        steps = asked.steps()
        step = next(steps)
        credits = 0.0
        for left in range(TRIES - 1, -1, -1):
            while not isinstance(step, Done):
                step = steps.send(await self._do(step))
            credits += step.credits or 0.0
            wrong = _wrong(step, asked.schema)
            if not wrong:
                return TaskResult(step.output, credits)
            if not left:
                raise UnableError(_refusal(step, wrong))
            step = steps.send(said(wrong))
        raise AssertionError

    async def _do(self, step: Step) -> Any:
        if isinstance(step, Do):
            return await self._driver.run(step.call)
        if isinstance(step, ReadByRules):
            return await self._read()
        assert isinstance(step, AskModel)
        return await self._ask(step)

    async def _ask(self, request: AskModel) -> Reply:
        try:
            return await asyncio.wait_for(ask(self._chosen, request), REQUEST_SECONDS)
        except (asyncio.TimeoutError, TimeoutError) as error:
            raise UnableError(f"The model {self._chosen.name} did not answer in {REQUEST_SECONDS:g} s") from error
        except ModelError as error:
            raise UnableError(error.message) from error

    async def _read(self) -> Any:
        try:
            return await self._by_rules()
        except UnableError as error:
            found = parse(str(error))
            return found.partial if found is not None else None


def _wrong(done: Done, schema: dict[str, Any]) -> list[Misfit]:
    if done.output is None:
        return [Misfit("", f"JSON is needed (found {done.text[:100]!r})", absent=False)]
    return misfits(done.output, schema)


def _refusal(done: Done, wrong: list[Misfit]) -> str:
    """Values that are missing are the page's fault, all else is the model's."""
    if all(each.absent for each in wrong):
        return write(Incomplete(done.output, [each.path for each in wrong]))
    return f"The model's answer does not fit the schema: {said(wrong)}"
