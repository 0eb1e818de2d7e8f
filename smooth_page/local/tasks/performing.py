"""Performs the steps of a task one after the other, and reports what was done."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from smooth_page._protocol import commands
from smooth_page.local.agent import TaskResult, UnableError
from smooth_page.local.tasks import finding
from smooth_page.local.tasks.driver import Driver
from smooth_page.local.tasks.steps import (
    Check,
    Click,
    Credentials,
    Fill,
    Go,
    Press,
    Select,
    Step,
    Type,
    Wait,
    summary,
)
from smooth_page.local.urls import UrlRules

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from smooth_page.local.calculations import Calculator
    from smooth_page.local.tab import Tab

    # The agent's own: tab, schema, prompt.
    Extract = Callable[[Tab, Any, str | None], Awaitable[TaskResult]]

STEP_CREDITS = 0.5
DEFAULT_STEPS = 32
FIND_SECONDS = 5.0
FIND_EVERY = 0.1
WAIT_TIMEOUT = 30_000  # ms
SECRET = re.compile(r"<(\w+)>|\{\{\s*(\w+)\s*\}\}|%(\w+)%")


async def run_task(
    tab: Tab, given: dict[str, Any], urls: UrlRules, calculate: Calculator, extract: Extract
) -> TaskResult:
    """Performs a task. Raises UnableError if a step is not understood, or at the first one that can't be done."""
    task = given.get("task")
    if not isinstance(task, str) or not task.strip():
        raise UnableError("task: a text is required")
    most = given.get("max_steps") or DEFAULT_STEPS
    if not isinstance(most, int) or most < 1:
        raise UnableError("max_steps: a positive number is required")
    # The whole task is parsed before anything is done.
    steps: list[Step] = await calculate("read_task", _with_secrets(task, given.get("secrets")))
    if len(steps) > most:
        raise UnableError(f"The task has {len(steps)} steps, max_steps is {most}")
    performer = _Performer(tab, urls, _rules_of(given.get("secrets")))
    if given.get("url"):
        await performer.do(Go(str(given["url"])))
    done: list[str] = []
    for number, step in enumerate(steps, 1):
        try:
            await performer.do(step)
        except UnableError as error:
            before = f" (done before: {', '.join(done)})" if done else ""
            raise UnableError(f"Step {number}, {summary(step)}: {error}{before}") from error
        done.append(summary(step))
    credits = STEP_CREDITS * len(steps)
    if given.get("response_model"):
        answer = await extract(tab, given["response_model"], None)
        return TaskResult(answer.output, credits + answer.credits)
    return TaskResult(f"Done: {', '.join(done)}.", credits)


def _with_secrets(task: str, secrets: Any) -> str:
    """Replaces names of secrets in the task, as <name>, {{name}} or %name%, by their values."""
    if not isinstance(secrets, dict):
        return task

    def value(match: re.Match[str]) -> str:
        name = next(group for group in match.groups() if group)
        secret = secrets.get(name)
        found = secret.get("value") if isinstance(secret, dict) else secret
        return match.group() if found is None else f'"{found}"'

    return SECRET.sub(value, task)


def _rules_of(secrets: Any) -> dict[str, UrlRules]:
    """Returns the value of each secret and the URLs that it may be used at."""
    given = secrets.values() if isinstance(secrets, dict) else ()
    known = (item for item in given if isinstance(item, dict) and item.get("value"))
    try:
        return {str(item["value"]): UrlRules(item.get("allowed_urls")) for item in known}
    except (ValueError, TypeError, AttributeError) as error:
        raise UnableError(f"allowed_urls of a secret: {error}") from error


class _Performer:
    def __init__(self, tab: Tab, urls: UrlRules, secrets: dict[str, UrlRules]) -> None:
        self._tab = tab
        self._urls = urls
        self._secrets = secrets
        self._driver = Driver(tab)

    async def do(self, step: Step) -> None:
        match step:
            case Go(url):
                await self._go(url)
            case Fill(field, value):
                await self._fill(await self._find(finding.fields(field), f"field {field!r}"), value)
            case Type(value):
                self._may_use(value)
                await self._driver.run(commands.keyboard_type(text=value))
            case Click(target):
                await self._click(await self._find(finding.clickables(target), target))
            case Press(key):
                await self._driver.run(commands.keyboard_press(key=key))
            case Select(value, field):
                await self._select(value, field)
            case Check(target, checked):
                await self._check(target, checked)
            case Wait(text, seconds):
                await self._wait(text, seconds)
            case Credentials(user, password, submit):
                await self._fill(await self._find(finding.user_fields(), "the user's field"), user)
                await self._fill(await self._find([finding.PASSWORD], "the password's field"), password)
                if submit:
                    await self._click(await self._find(finding.log_in_buttons(), "the log-in button"))

    async def _go(self, url: str) -> None:
        if "://" not in url:
            base = self._tab.page.url
            url = urljoin(base, url) if url.startswith(("/", "?", "#")) else f"https://{url}"
        if not self._urls.allows(url):
            raise UnableError(f"{url} is not among the session's allowed_urls")
        await self._tab.goto(url)

    async def _find(self, selectors: list[str], name: str) -> str:
        """Waits until a selector has a visible match, and returns the first such selector."""
        deadline = time.monotonic() + FIND_SECONDS
        while True:
            for selector in selectors:
                found = finding.visible(selector)
                if await self._driver.run(commands.query_count({"selector": found})):
                    return found
            if time.monotonic() > deadline:
                raise UnableError(f"no element on the page matches {name}")
            await asyncio.sleep(FIND_EVERY)

    def _may_use(self, text: str) -> None:
        """Raises UnableError if a secret must not be used on this page."""
        for value, rules in self._secrets.items():
            if value in text and not rules.allows(self._tab.url):
                raise UnableError("the secret may not be used on this page (its allowed_urls)")

    async def _fill(self, selector: str, value: str) -> None:
        self._may_use(value)
        await self._driver.run(commands.fill({"selector": selector}, value=value))

    async def _click(self, selector: str) -> None:
        await self._driver.run(commands.click({"selector": selector}))

    async def _select(self, value: str, field: str | None) -> None:
        if field is None:
            option = f"select:has(option:text-is({value!r}))"
            choice = await self._find([option, *finding.clickables(value)], value)
            if not choice.startswith("select"):
                return await self._click(choice)
        else:
            choice = await self._find(finding.fields(field), f"field {field!r}")
        await self._driver.run(commands.select_option({"selector": choice}, options=[{"valueOrLabel": value}]))
        return None

    async def _check(self, target: str, checked: bool) -> None:
        pattern = finding.flexible(target)
        boxes = [f"internal:role={role}[name={pattern}]" for role in ("checkbox", "radio", "switch")]
        found = await self._find([*boxes, f"internal:label={pattern}"], target)
        await self._driver.run(commands.check({"selector": found}, checked=checked))

    async def _wait(self, text: str | None, seconds: float) -> None:
        if text is None:
            await asyncio.sleep(seconds)
            return
        found = f"internal:text={finding.flexible(text)} >> nth=0"
        appears = commands.wait_selector({"selector": found}, state="visible", returns=False)
        await self._driver.run(appears, timeout=WAIT_TIMEOUT)
