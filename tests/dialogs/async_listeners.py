"""Listeners of suites that use the async API. Each function adds some to a page; what they note is compared, too."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

Adds = Callable[[Any, list[Any]], Any]
CASES: list[Adds] = []
logger = logging.getLogger(__name__)


def case(adds: Adds) -> Adds:
    CASES.append(adds)
    return adds


@case
def accepts(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda dialog: dialog.accept())


@case
def dismisses_in_a_task(page: Any, notes: list[Any]) -> None:
    page.once("dialog", lambda d: asyncio.create_task(d.dismiss()))


@case
def accepts_in_a_future(page: Any, notes: list[Any]) -> None:
    page.on("dialog", lambda d: asyncio.ensure_future(d.accept("future")))


@case
def awaits(page: Any, notes: list[Any]) -> None:
    async def handle(dialog: Any) -> None:
        notes.append(dialog.message)
        await dialog.accept("Grace")

    page.on("dialog", handle)


@case
def by_type(page: Any, notes: list[Any]) -> None:
    async def on_dialog(d: Any) -> None:
        notes.append({"type": d.type, "text": d.message[:50]})
        if d.type == "prompt":
            await d.accept("1234")
        else:
            await d.dismiss()

    page.on("dialog", on_dialog)


@case
def a_task_around_a_function(page: Any, notes: list[Any]) -> None:
    async def on_dialog(dialog: Any) -> None:
        notes.append(f"{dialog.type}:{dialog.message}")
        logger.info("Dialog opened: %s", dialog.message)
        await dialog.dismiss()

    page.on("dialog", lambda dialog: asyncio.create_task(on_dialog(dialog)))


@case
def tasks_by_message(page: Any, notes: list[Any]) -> None:
    def handle(dialog: Any) -> None:
        text = " ".join(dialog.message[:60].split())
        logger.info("dialog: %s | %s", dialog.type, text)
        if "Delete" in dialog.message:
            asyncio.create_task(dialog.dismiss())  # noqa: RUF006 - as people write it
        else:
            asyncio.create_task(dialog.accept())  # noqa: RUF006 - as people write it

    page.on("dialog", handle)


@case
def awaits_a_choice(page: Any, notes: list[Any]) -> None:
    policy = {"accepts": True}

    def accept_now() -> bool:
        return policy["accepts"]

    async def on_dialog(dialog: Any) -> None:
        accepted = accept_now()
        await (dialog.accept() if accepted else dialog.dismiss())
        notes.append(f"{dialog.type}{' (accepted)' if accepted else ''}")

    page.on("dialog", on_dialog)


@case
def answers_after_a_while(page: Any, notes: list[Any]) -> None:
    async def handle(dialog: Any) -> None:
        await asyncio.sleep(0.01)
        await dialog.accept("later")

    page.on("dialog", handle)


@case
def the_hasty_one_wins(page: Any, notes: list[Any]) -> None:
    async def slow(dialog: Any) -> None:
        await asyncio.sleep(0.01)
        with contextlib.suppress(Exception):
            await dialog.accept()

    page.on("dialog", slow)
    page.on("dialog", lambda dialog: dialog.dismiss())


@case
def of_the_context(page: Any, notes: list[Any]) -> None:
    async def handle(dialog: Any) -> None:
        with contextlib.suppress(Exception):
            await dialog.dismiss()

    page.on("dialog", handle)
    page.context.on("dialog", lambda dialog: dialog.accept("of the context"))


@case
def tries(page: Any, notes: list[Any]) -> None:
    async def handle(dialog: Any) -> None:
        logger.debug("type=%s message=%s", dialog.type, dialog.message)
        try:
            await dialog.accept()
        except Exception as error:
            logger.debug(f"failed: {error}")

    page.on("dialog", handle)


@case
def gathers(page: Any, notes: list[Any]) -> None:
    async def note(text: str) -> None:
        notes.append(text)

    async def handle(dialog: Any) -> None:
        await asyncio.gather(note(dialog.message), dialog.accept("gathered"))

    page.on("dialog", handle)


class Session:
    def __init__(self, page: Any, notes: list[Any]) -> None:
        self.notes = notes
        self.answers = {"confirm": False, "prompt": "from the session"}
        page.on("dialog", lambda dialog: asyncio.ensure_future(self._handle(dialog)))

    async def _resolve(self, dialog: Any, value: Any) -> None:
        if isinstance(value, str):
            await dialog.accept(value)
        elif value:
            await dialog.accept()
        else:
            await dialog.dismiss()

    async def _handle(self, dialog: Any) -> None:
        self.notes.append(dialog.type)
        await self._resolve(dialog, self.answers.get(dialog.type, True))


@case
def a_page_object(page: Any, notes: list[Any]) -> None:
    Session(page, notes)


@case
def answers_from_a_list(page: Any, notes: list[Any]) -> None:
    answers = ["x", "y", "z"]

    async def handle(dialog: Any) -> None:
        if dialog.type != "prompt":
            return await dialog.accept()
        return await dialog.accept(answers.pop() if answers else "none left")

    page.on("dialog", handle)
