"""The agent with a language model: it extracts with it, and follows plain steps without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page.local.agent import TaskResult
from smooth_page.local.extract import extract
from smooth_page.local.extract.by_model import extract_by_model
from smooth_page.local.plain_agent import PlainAgent

if TYPE_CHECKING:
    from smooth_page.local.tab import Tab
    from smooth_page.models.choice import ChosenModel


class ModelAgent(PlainAgent):
    """Asks a model for data of pages."""

    def __init__(self, chosen: ChosenModel) -> None:
        super().__init__()
        self._chosen = chosen

    async def extract(self, tab: Tab, schema: Any, prompt: str | None) -> TaskResult:
        await self._calculate("check", schema)

        async def by_rules() -> Any:
            return await extract(tab, schema, self._calculate, prompt)

        return await extract_by_model(tab, schema, prompt, self._chosen, by_rules)
