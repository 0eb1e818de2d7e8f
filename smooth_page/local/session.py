"""One session: receives events, performs their actions in its tab, and publishes the results."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smooth_page._protocol.task import NOT_BEGUN
from smooth_page.local.agent import Agent, UnableError
from smooth_page.local.browser import BrowserHost, CompanionHost
from smooth_page.local.creation import Creation
from smooth_page.local.evaluation import ScriptError
from smooth_page.local.events import EventLog, TooLargeError
from smooth_page.local.extensions import Extensions
from smooth_page.local.live.files import Kept
from smooth_page.local.live.links import kept_url, live_url
from smooth_page.local.live.view import View
from smooth_page.local.order import Order
from smooth_page.local.profiles import ProfileError, Profiles, profiles_folder
from smooth_page.local.spares import NoBrowserError
from smooth_page.local.tab import NavigationError, StorageError, Tab
from smooth_page.local.urls import UrlRules

log = logging.getLogger("smooth_page.engine")

TERMINAL = ("done", "failed", "cancelled")
BROWSER_ACTIONS = ("goto", "evaluate_js", "extract")
SESSION_ACTIONS = ("run_task", "close")
LONGEST_ID = 1000


class BadEventError(Exception):
    """The event is invalid; nothing was started."""


class ActionError(Exception):
    """An action failed: the answer of its event."""

    def __init__(self, code: int, output: str) -> None:
        super().__init__(output)
        self.code = code
        self.output = output


@dataclass
class Options:
    """How the engine answers: each documented behaviour can be selected."""

    plain: bool = False  # polls are answered at once
    wrap: bool = True  # outputs travel as {"output", "credits_used", "duration"}
    headless: bool = True
    browser_args: tuple[str, ...] = ()  # switches of the Chromium process
    companion_host: CompanionHost = "engine"  # where companions run
    idle_timeout: float = 600.0  # seconds without a request after which a session is ended
    profiles: Path = field(default_factory=profiles_folder)  # the folder that profiles are kept in
    dashboard_token: str = field(default_factory=lambda: secrets.token_urlsafe(18))


@dataclass
class Done:
    """The result of an action."""

    output: Any = None
    credits: float = 0.0


@dataclass
class Session:
    """A session; the service calls it a task.

    Scripts run concurrently, in the current document. Tasks and extractions run one after the other, and a goto waits
    for them. A goto replaces an earlier one that is still loading, as in a browser.
    """

    host: BrowserHost
    agent: Agent
    options: Options
    creation: Creation
    profiles: Profiles
    extensions: Extensions
    id: str = field(default_factory=lambda: f"task_{secrets.token_hex(8)}")
    status: str = "waiting"
    credits: float = 0.0
    output: Any = None
    created_at: int = field(default_factory=lambda: int(time.time() * 1000))
    last_seen: float = field(default_factory=time.monotonic)
    events: EventLog = field(default_factory=EventLog)
    # How many events were answered.
    answered: int = 0
    # What people see of it while it runs, and what is kept after that.
    view: View = field(default_factory=View)
    kept: Kept = field(init=False)

    def __post_init__(self) -> None:
        self.kept = Kept(lambda: self.host.folder.path() / "kept" / self.id, bool(self.creation.enable_recording))
        self._urls = UrlRules(self.creation.allowed_urls)
        self._profile = self.profiles.state(self.creation.profile_id) if self.creation.profile_id else None
        self._extensions = self.extensions.chosen(self.creation.extensions or [])
        self._order = Order()
        self._tasks: set[asyncio.Task[None]] = set()
        # By event: its answer as JSON, as long as it is not there.
        self._answers: dict[str, asyncio.Future[str]] = {}
        self._turn = asyncio.Lock()
        self._tasks_to_do = 0
        self._ending = False
        self._reason: str | None = None
        # Set once the session is ready, or can't become ready.
        self._begun = asyncio.Event()
        self._opening = asyncio.ensure_future(self._open())
        self._opening.add_done_callback(lambda done: done.cancelled() or done.exception())
        if self.creation.task is not None:
            self._keep(asyncio.ensure_future(self._whole_task(self.creation.task)))

    # -- what the API shows ----------------------------------------------------------------------------------------

    @property
    def over(self) -> bool:
        return self.status in TERMINAL

    @property
    def idle(self) -> bool:
        """Whether it has received no event yet."""
        return not self._order and self.creation.task is None

    @property
    def busy(self) -> bool:
        """Whether something is in progress, including its opening."""
        return bool(self._tasks) or not self._begun.is_set()

    def facts(self, base: str = "") -> dict[str, Any]:
        """Returns the body of an answer, without events. `base`: the engine's address, without a path."""
        return {
            "id": self.id,
            "status": self.status,
            "output": self.output,
            "credits_used": math.ceil(self.credits),  # whole cents, as the vendor's SDK wants
            "device": self.creation.device,
            "live_url": live_url(base, self.id, self.view.control),
            "recording_url": kept_url(base, self.id, self.kept.recording, self.kept.token),
            "downloads_url": kept_url(base, self.id, self.kept.downloads, self.kept.token) if self.over else None,
            "created_at": self.created_at,
        }

    async def begun(self, seconds: float) -> None:
        """Waits until it is ready or has ended, up to a number of seconds."""
        with contextlib.suppress(asyncio.TimeoutError, TimeoutError):
            await asyncio.wait_for(self._begun.wait(), seconds)
        self.last_seen = time.monotonic()

    # -- what it does ----------------------------------------------------------------------------------------------

    def post(self, event: dict[str, Any], after: str | None = None) -> str:
        """Starts an event's action and returns its id. A known id is the same event. Raises BadEventError.

        `after`: the id of the event that has to succeed before. If that fails, this one fails without having begun.
        """
        name, payload, event_id = event.get("name"), event.get("payload"), event.get("id")
        if event_id is None:
            event_id = secrets.token_hex(8)
        if not isinstance(event_id, str) or not 0 < len(event_id) <= LONGEST_ID:
            raise BadEventError("id: a unique string is required")
        if not isinstance(payload, dict) or not isinstance(payload.get("name"), str):
            raise BadEventError("payload: an object with the name of an action is required")
        if name not in ("browser_action", "session_action"):
            raise BadEventError(f"name: {name!r} is neither browser_action nor session_action")
        if event_id in self._order:
            return event_id
        if self.over or self._ending:
            raise BadEventError(f"The session is closed ({self.status})")
        self._order.begins(event_id)
        self._answers[event_id] = asyncio.get_running_loop().create_future()
        self._keep(asyncio.ensure_future(self._answer(event_id, name, payload, after)))
        self.events.wake()
        return event_id

    async def answer(self, event_id: str, seconds: float) -> str | None:
        """Returns the answer to an event as JSON. None if it was there before, or is not there after that time."""
        answer = self._answers.get(event_id)
        if answer is not None:
            await asyncio.wait([answer], timeout=seconds)
            self.last_seen = time.monotonic()
        return answer.result() if answer is not None and answer.done() else None

    def coming(self, event_id: str | None) -> asyncio.Future[str] | None:
        """Returns the answer to an event as JSON, as soon as it is there. None if it was there before."""
        return None if event_id is None else self._answers.get(event_id)

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, event_id: str, name: str, payload: dict[str, Any], after: str | None) -> None:
        begin = time.perf_counter()
        action = payload["name"]
        done = Done()
        self.view.begins(action, payload.get("input"))
        try:
            await self._follow(after)
            done, code = await self._act(name, action, payload.get("input")), 200
            output = done.output
        except ActionError as error:
            output, code = error.output, error.code
        except asyncio.CancelledError:
            output, code = self._reason or "The session ended before the action was done", 500
        except Exception as error:
            log.exception("%s failed", action)
            output, code = f"Internal error: {type(error).__name__}", 500
        self.credits += done.credits
        self.answered += 1
        self.view.event(action, payload.get("input"), code, time.perf_counter() - begin)
        if self.options.wrap and code == 200:
            seconds = round(time.perf_counter() - begin, 4)
            output = {"output": output, "credits_used": done.credits, "duration": seconds}
        self._publish(event_id, name, code, output)
        self._order.ended(event_id, code == 200)
        if action == "close" and code == 200 and done.output:
            await self.end("done")

    async def _follow(self, after: str | None) -> None:
        if after is not None and not await self._order.succeeds(after):
            raise ActionError(NOT_BEGUN, f"Not begun: the event {after} has failed")

    def _publish(self, event_id: str, name: str, code: int, output: Any) -> None:
        event = {"id": event_id, "name": name}
        try:
            answer = self.events.add({**event, "payload": {"code": code, "output": output}})
        except (ValueError, TypeError, RecursionError) as error:
            text = str(error) if isinstance(error, TooLargeError) else f"The result cannot be JSON: {error}"
            answer = self.events.add({**event, "payload": {"code": 400, "output": text}})
        self._answers.pop(event_id).set_result(answer)

    async def _act(self, name: str, action: str, given: Any) -> Done:
        known = BROWSER_ACTIONS if name == "browser_action" else SESSION_ACTIONS
        if action not in known:
            raise ActionError(400, f"Unknown action {action!r}: a {name} is one of {', '.join(known)}")
        if given is None:
            given = {}
        if not isinstance(given, dict):
            raise ActionError(400, "input: an object is required")
        do: Callable[[dict[str, Any]], Awaitable[Done]] = getattr(self, f"_{action}")
        try:
            return await do(given)
        except (NavigationError, ScriptError, UnableError) as error:
            await self._check_tab(str(error))
            if self._ending:
                raise ActionError(500, self._reason or "The session has ended") from error
            raise ActionError(400, str(error)) from error
        except RecursionError as error:
            raise ActionError(400, "The input is nested too deeply") from error

    async def _goto(self, given: dict[str, Any]) -> Done:
        url = given.get("url")
        if not isinstance(url, str) or not url:
            raise ActionError(400, "url: a string is required")
        tab = await self._tab()
        async with self._turn:
            pass  # what was started before is done
        await self._visit(tab, url)
        return Done()

    async def _visit(self, tab: Tab, url: str) -> None:
        rules = self._urls
        if not rules.allows(url):
            raise NavigationError(f"{url} is not among the session's allowed_urls")
        rules.refused = None
        try:
            await tab.goto(url)
        except NavigationError as error:
            if rules.refused is None:
                raise
            outside = rules.refused  # a redirect led outside
            await tab.empty()
            raise NavigationError(f"{outside} is not among the session's allowed_urls") from error

    async def _evaluate_js(self, given: dict[str, Any]) -> Done:
        js = given.get("js")
        if not isinstance(js, str):
            raise ActionError(400, "js: a string is required")
        return Done(await (await self._tab()).evaluate(js, given.get("args")))

    async def _extract(self, given: dict[str, Any]) -> Done:
        prompt = given.get("prompt")
        if prompt is not None and not isinstance(prompt, str):
            raise ActionError(400, "prompt: a string is required")
        tab = await self._tab()
        async with self._turn:
            result = await self.agent.extract(tab, given.get("schema"), prompt)
        return Done(result.output, result.credits)

    async def _run_task(self, given: dict[str, Any]) -> Done:
        self._tasks_to_do += 1
        try:
            tab = await self._tab()
            async with self._turn:
                result = await self.agent.run_task(tab, given, self._urls)
        finally:
            self._tasks_to_do -= 1
        return Done(result.output, result.credits)

    async def _close(self, given: dict[str, Any]) -> Done:
        return Done(self._tasks_to_do == 0)  # DELETE ends a session that is busy

    async def _whole_task(self, task: str) -> None:
        """Performs the task that the session was created with, then ends it."""
        given = {"task": task, "max_steps": self.creation.max_steps, "response_model": self.creation.response_model}
        try:
            done = await self._act("session_action", "run_task", given)
            self.credits += done.credits
            self.output = done.output
            await self.end("done")
        except ActionError as error:
            await self.end("failed", error.output)

    # -- its life --------------------------------------------------------------------------------------------------

    async def _open(self) -> Tab:
        options = self.creation.context_options()
        if self._profile is not None:
            options["storage_state"] = self._profile
        try:
            tab = await Tab.open(self.host, options, self._urls, self._crashed, self._extensions)
        except NoBrowserError as error:
            self._crashed(str(error))
            raise
        await self.kept.begin(tab.page, self.view.opened(tab.page))
        if not self._ending:
            self.status = "running"
            self._begun.set()
        if self.creation.url:
            try:
                await self._visit(tab, self.creation.url)
            except NavigationError as error:
                log.info("the session's first address failed: %s", error)
            except asyncio.CancelledError:  # it ends meanwhile
                await tab.close()
                raise
        return tab

    async def _tab(self) -> Tab:
        try:
            return await asyncio.shield(self._opening)
        except NoBrowserError as error:
            raise ActionError(500, str(error)) from error

    async def _check_tab(self, error: str) -> None:
        """Ends the session if an action failed because its tab has died. The event of that can arrive later."""
        if not self._ending and "closed" in error and (death := await (await self._tab()).death()):
            self._crashed(death)
            raise ActionError(500, death)

    def _crashed(self, reason: str) -> None:
        if not self._ending:
            asyncio.ensure_future(self.end("failed", reason)).add_done_callback(lambda done: done.exception())

    async def end(self, status: str, reason: str | None = None, *, keep_tab: bool = False) -> None:
        """Ends the session once: answers open events with 500, then changes the status, then closes the tab.

        `keep_tab`: leaves the tab open, since the browser is about to be closed.
        """
        if self._ending:
            return
        self._ending = True
        self._reason = reason
        current = asyncio.current_task()
        tasks = [task for task in self._tasks if task is not current]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if status == "done":
            try:
                await self._save_profile()
            except (ProfileError, StorageError) as error:
                status, reason = "failed", f"The profile was not saved: {error}"
                log.error("%s", reason)
        await self.kept.finish()
        self.status = status
        if reason is not None:
            self.output = reason
        self.view.ended(status, reason)
        self._extensions = ()
        self._begun.set()
        self.events.wake()
        if not self._opening.done():
            self._opening.cancel()
        elif not keep_tab and not self._opening.cancelled() and self._opening.exception() is None:
            await self._opening.result().close()

    async def _save_profile(self) -> None:
        if self.creation.profile_id and not self.creation.profile_read_only and self._opening.done():
            after = await self._opening.result().storage()
            self.profiles.save(self.creation.profile_id, self._profile, after)
