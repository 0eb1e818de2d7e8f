"""One session: takes events, does what they say in its tab, publishes what came of it."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from smooth_page.local.agent import Agent, UnableError
from smooth_page.local.browser import BrowserHost, NoBrowserError
from smooth_page.local.devices import DEVICES
from smooth_page.local.evaluation import ScriptError
from smooth_page.local.events import EventLog
from smooth_page.local.tab import NavigationError, Tab
from smooth_page.local.urls import UrlRules

log = logging.getLogger("smooth_page.engine")

TERMINAL = ("done", "failed", "cancelled")
BROWSER_ACTIONS = ("goto", "evaluate_js", "extract")
SESSION_ACTIONS = ("run_task", "close")


class BadEventError(Exception):
    """The event itself is wrong: nothing was begun."""


class ActionError(Exception):
    """An action failed: what its event answers."""

    def __init__(self, code: int, output: str) -> None:
        super().__init__(output)
        self.code = code
        self.output = output


@dataclass
class Options:
    """How the engine answers; every documented behaviour can be chosen."""

    plain: bool = False  # polls are answered at once
    wrap: bool = True  # outputs travel as {"output", "credits_used", "duration"}
    headless: bool = True
    idle_timeout: float = 600.0  # seconds without a request after which a session is ended


@dataclass
class Session:
    """What the service calls a task."""

    host: BrowserHost
    agent: Agent
    options: Options
    creation: dict[str, Any]
    id: str = field(default_factory=lambda: f"task_{secrets.token_hex(8)}")
    status: str = "waiting"
    credits: float = 0.0
    reason: str | None = None
    created_at: int = field(default_factory=lambda: int(time.time() * 1000))
    last_seen: float = field(default_factory=time.monotonic)
    events: EventLog = field(default_factory=EventLog)

    def __post_init__(self) -> None:
        self.device = self.creation.get("device") or "desktop"
        self._urls = UrlRules(self.creation.get("allowed_urls"))
        self._seen: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._steering = asyncio.Lock()  # one task, one navigation at a time
        self._opening = asyncio.ensure_future(self._open())
        self._opening.add_done_callback(lambda done: done.cancelled() or done.exception())

    # -- what the API shows ----------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        return self.status in TERMINAL

    def facts(self, event_t: int | None = None) -> dict[str, Any]:
        """The body of an answer; with the events later than `event_t`."""
        facts = {
            "id": self.id,
            "status": self.status,
            "output": self.reason,
            "credits_used": round(self.credits, 3),
            "device": self.device,
            "live_url": None,
            "recording_url": "",
            "downloads_url": None,
            "created_at": self.created_at,
        }
        if event_t is not None:
            facts["events"] = self.events.after(event_t)
        return facts

    # -- what it does ----------------------------------------------------------------------------------------------

    def post(self, event: dict[str, Any]) -> None:
        """Begins what an event says; one whose id was seen is the same event. Raises BadEventError."""
        name, payload, event_id = event.get("name"), event.get("payload"), event.get("id")
        if not isinstance(event_id, str) or not event_id:
            raise BadEventError("id: a unique string is required")
        if not isinstance(payload, dict) or not isinstance(payload.get("name"), str):
            raise BadEventError("payload: an object with the name of an action is required")
        if name not in ("browser_action", "session_action"):
            raise BadEventError(f"name: {name!r} is neither browser_action nor session_action")
        if event_id in self._seen:
            return
        if self.over:
            raise BadEventError(f"The session is closed ({self.status})")
        self._seen.add(event_id)
        task = asyncio.ensure_future(self._answer(event_id, name, payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, event_id: str, name: str, payload: dict[str, Any]) -> None:
        begin = time.perf_counter()
        credits = self.credits
        action = payload["name"]
        try:
            output, code = await self._act(name, action, payload.get("input") or {}), 200
        except ActionError as error:
            output, code = error.output, error.code
        except asyncio.CancelledError:
            output, code = "The session ended before the action was done", 500
        except Exception as error:
            log.exception("%s failed", action)
            output, code = f"Internal error: {type(error).__name__}", 500
        if self.options.wrap and code == 200:
            used = round(self.credits - credits, 3)
            output = {"output": output, "credits_used": used, "duration": round(time.perf_counter() - begin, 4)}
        self.events.add({"id": event_id, "name": name, "payload": {"code": code, "output": output}})
        if action == "close" and code == 200:
            await self.end("done")

    async def _act(self, name: str, action: str, given: Any) -> Any:
        known = BROWSER_ACTIONS if name == "browser_action" else SESSION_ACTIONS
        if action not in known:
            raise ActionError(400, f"Unknown action {action!r}: a {name} is one of {', '.join(known)}")
        if not isinstance(given, dict):
            raise ActionError(400, "input: an object is required")
        do: Callable[[dict[str, Any]], Awaitable[Any]] = getattr(self, f"_{action}")
        try:
            return await do(given)
        except (NavigationError, ScriptError, UnableError) as error:
            raise ActionError(500 if self.over else 400, self.reason or str(error)) from error

    async def _goto(self, given: dict[str, Any]) -> None:
        url = given.get("url")
        if not isinstance(url, str) or not url:
            raise ActionError(400, "url: a string is required")
        self._urls.check(url)
        tab = await self._tab()
        async with self._steering:
            await tab.goto(url)

    async def _evaluate_js(self, given: dict[str, Any]) -> Any:
        js = given.get("js")
        if not isinstance(js, str):
            raise ActionError(400, "js: a string is required")
        return await (await self._tab()).evaluate(js, given.get("args"))

    async def _extract(self, given: dict[str, Any]) -> Any:
        tab = await self._tab()
        async with self._steering:
            return await self.agent.extract(tab, given.get("schema"), given.get("prompt"))

    async def _run_task(self, given: dict[str, Any]) -> Any:
        tab = await self._tab()
        async with self._steering:
            done = await self.agent.run_task(tab, given, self._urls)
        self.credits += done.credits
        return done.output

    async def _close(self, given: dict[str, Any]) -> bool:
        return True

    # -- its life --------------------------------------------------------------------------------------------------

    async def _open(self) -> Tab:
        try:
            tab = await Tab.open(self.host, DEVICES[self.device], self._crashed)
        except NoBrowserError as error:
            await self.end("failed", str(error))
            raise
        if not self.over:
            self.status = "running"
        url = self.creation.get("url")
        if url:
            try:
                await tab.goto(url)
            except NavigationError as error:
                log.info("the session's first address failed: %s", error)
        return tab

    async def _tab(self) -> Tab:
        try:
            return await asyncio.shield(self._opening)
        except NoBrowserError as error:
            raise ActionError(500, str(error)) from error

    def _crashed(self, reason: str) -> None:
        if not self.over:
            asyncio.ensure_future(self.end("failed", reason)).add_done_callback(lambda done: done.exception())

    async def end(self, status: str, reason: str | None = None) -> None:
        """Ends the session once: what is under way answers 500, the tab is closed."""
        if self.over:
            return
        self.status, self.reason = status, reason
        current = asyncio.current_task()
        for task in list(self._tasks):
            if task is not current:
                task.cancel()
        await asyncio.gather(*(task for task in self._tasks if task is not current), return_exceptions=True)
        self.events.wake()
        if self._opening.done() and not self._opening.cancelled() and self._opening.exception() is None:
            await self._opening.result().close()
        else:
            self._opening.cancel()
