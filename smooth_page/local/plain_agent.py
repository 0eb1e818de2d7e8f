"""The agent without a model: deterministic rules, and an error for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page.local.agent import TaskResult
from smooth_page.local.calculations import Calculator
from smooth_page.local.extract import extract
from smooth_page.local.tasks.performing import run_task

if TYPE_CHECKING:
    from smooth_page.local.tab import Tab
    from smooth_page.local.urls import UrlRules


class PlainAgent:
    """Extracts what a page states about itself, and follows plain imperative steps."""

    def __init__(self) -> None:
        self._calculate = Calculator()

    async def extract(self, tab: Tab, schema: Any, prompt: str | None) -> TaskResult:
        return TaskResult(await extract(tab, schema, self._calculate, prompt))

    async def run_task(self, tab: Tab, given: dict[str, Any], urls: UrlRules) -> TaskResult:
        return await run_task(tab, given, urls, self._calculate, self.extract)

    async def stop(self) -> None:
        await self._calculate.stop()
