"""What a page has besides Playwright's methods: an agent can act in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, overload

from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.service.hidden_values import unshown
from smooth_page.errors import ActionError, Error, SessionClosedError

from .page_core import PageCore

T = TypeVar("T")


class AgentActions(PageCore):
    """Part of `Page`: the agent of its Smooth session."""

    @property
    def live_url(self) -> str | None:
        """The URL of a live view of the session; None until the service reports one.

        Playwright has no such property.
        """
        return self._tab.bridge.session.live_url

    @overload
    async def ai(
        self,
        task: str,
        *,
        max_steps: int | None = None,
        response_model: type[T],
        secrets: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        timeout: Timeout = None,
    ) -> T: ...
    @overload
    async def ai(
        self,
        task: str,
        *,
        max_steps: int | None = None,
        response_model: dict[str, Any] | None = None,
        secrets: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        timeout: Timeout = None,
    ) -> Any: ...
    async def ai(
        self,
        task: str,
        *,
        max_steps: int | None = None,
        response_model: Any = None,
        secrets: dict[str, Any] | None = None,
        url: str | None = None,
        metadata: dict[str, Any] | None = None,
        timeout: Timeout = None,
    ) -> Any:
        """Lets the agent do a task in this page. Returns its answer, as a value of `response_model` if that is a type.

        `secrets`: name -> {"value", "allowed_urls"}, never logged. `timeout` in ms; none by default, as tasks may take
        minutes. Raises Error when the task fails, TimeoutError when the time is over (the agent may continue).
        Playwright has no such method.
        """

        secrets = unshown(secrets)
        self._tab.group.storage.hidden.expect("page.ai was called")

        async def act(seconds: float | None) -> Any:
            return await self._tab.bridge.session.run_task(
                task,
                max_steps,
                response_model=response_model,
                url=url,
                metadata=metadata,
                secrets=secrets,
                timeout=seconds,
                label="Page.ai",
            )

        with self._tab.group.call("Page.ai", {"task": task, "max_steps": max_steps, "url": url}) as traced:
            answer = await self._act("ai", act, timeout)
            traced.attached("answer", answer)
            await self._tab.bridge.sync("Page.ai")  # where the agent has left the page
        return answer

    async def _act(self, verb: str, act: Callable[[float | None], Awaitable[Any]], timeout: Timeout) -> Any:
        """Runs an action of the session itself."""
        title = f"Page.{verb}"
        limit = None if timeout is None else milliseconds(timeout) / 1000
        try:
            result = await self._tab.bridge.in_session(lambda: act(limit or None))
        except ActionError as error:
            raise Error(f"{title}: {error.output}") from error
        except SessionClosedError as error:
            raise await self._tab.bridge.over(title) from error
        return result.output
