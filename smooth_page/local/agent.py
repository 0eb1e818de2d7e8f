"""The interface of what implements `extract` and `run_task`: rules, or a language model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from smooth_page.local.tab import Tab
    from smooth_page.local.urls import UrlRules


class UnableError(Exception):
    """The request is wrong, or more than this agent can do. Answered as 400 with this text."""


@dataclass(frozen=True)
class TaskResult:
    """The output of a task or an extraction, and its cost in credits (US cents)."""

    output: Any
    credits: float = 0.0


class Agent(Protocol):
    """Does not invent answers: raises UnableError for what it can't do or find."""

    async def extract(self, tab: Tab, schema: Any, prompt: str | None) -> TaskResult:
        """Returns data of the page in the shape of a JSON schema."""

    async def run_task(self, tab: Tab, given: dict[str, Any], urls: UrlRules) -> TaskResult:
        """Does a task; `given` is the event's input (task, max_steps, response_model, url, metadata, secrets)."""

    async def stop(self) -> None:
        """Releases what it uses."""
