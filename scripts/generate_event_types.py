"""Generates the typed `on`, `once`, `expect_event` and `wait_for_event` of the classes that emit events.

`python scripts/generate_event_types.py` writes the async files (scripts/unasync.py makes the sync ones from them),
`--check` compares and exits 1 on a difference. Which events there are, and what each passes to its listeners, are facts
read from the annotations of the pinned development dependency, never its docstrings or code.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typing_extensions

ROOT = Path(__file__).resolve().parent.parent
TREE = ROOT / "smooth_page" / "_async"
# Types that listeners are passed, and the modules of _async where they live. Others are builtins.
HOMES = {
    "Browser": "browser.browser",
    "BrowserContext": "browser.context",
    "ConsoleMessage": "page.console_message",
    "Dialog": "page.dialog",
    "Download": "page.download",
    "FileChooser": "elements.file_chooser",
    "Frame": "page.frame",
    "Page": "page.page",
    "Request": "network.request",
    "Response": "network.response",
    "WebError": "page.web_error",
    "WebSocket": "network.web_socket",
    "Worker": "page.worker",
}


@dataclass(frozen=True)
class Emitter:
    """A class with events. `raises`: what its waits raise, for their docstrings; empty where it has none."""

    owner: str
    module: str
    name: str
    raises: str = ""
    # Only some have `wait_for_event` beside `expect_event`.
    waits: bool = True


TIMEOUT = "Raises TimeoutError after `timeout` ms."
EMITTERS = (
    Emitter("Browser", "browser.browser_listening", "BrowserListening"),
    Emitter("BrowserContext", "browser.context_listening", "ContextListening", TIMEOUT),
    Emitter("Page", "page.page_listening", "PageListening", TIMEOUT),
    Emitter(
        "WebSocket",
        "network.web_socket_listening",
        "WebSocketListening",
        f"Raises Error when the connection ends first. {TIMEOUT}",
    ),
    Emitter(
        "Worker",
        "page.worker_listening",
        "WorkerListening",
        f"Raises Error when the worker ends. {TIMEOUT}",
        waits=False,
    ),
)

# How each member begins, what it returns (`{}`: the type that listeners receive), and its implementation.
EVERY = '''
    def on(self, event: str, f: Callable[..., Any]) -> None:
        """Calls `f` at every such event. Listeners run between calls, one after the other, in the order of the events.

        An error that a listener raises is raised by the call during which the listener ran.
        [Playwright](https://playwright.dev/python/docs/events)
        """
        self._listen(event, f, once=False)
'''
NEXT = '''
    def once(self, event: str, f: Callable[..., Any]) -> None:
        """Calls `f` at the next such event only.

        [Playwright](https://playwright.dev/python/docs/events)
        """
        self._listen(event, f, once=True)
'''
EXPECT = '''
    def expect_event(
        self, event: str, predicate: AnyPredicate | None = None, *, timeout: Timeout = None
    ) -> Expected[Any]:
        """Returns a context manager that waits at its end for an event that the predicate accepts.

        Its `value` is what the event passes to listeners.
        {raises}
        [Playwright]({page}-wait-for-event)
        """
        return self._expect(event, predicate, timeout, "expect_event")
'''
WAIT = '''
    async def wait_for_event(
        self, event: str, predicate: AnyPredicate | None = None, *, timeout: Timeout = None
    ) -> Any:
        """Waits for an event that the predicate accepts. Returns what the event passes to listeners.

        {raises}
        [Playwright]({page}-wait-for-event-2)
        """
        return await self._expect(event, predicate, timeout, "wait_for_event").wait()
'''


def details(owner: str) -> dict[str, list[str]]:
    """What listeners of a class receive -> the events that pass it."""
    found: dict[str, list[str]] = {}
    on = getattr(importlib.import_module("playwright.async_api._generated"), owner).on
    for overload in typing_extensions.get_overloads(on):
        parameters = inspect.signature(overload).parameters
        names = typing.get_args(parameters["event"].annotation)
        passed = typing.get_args(parameters["f"].annotation)[0][0].__forward_arg__
        union = re.fullmatch(r"(?:typing\.)?Union\[(.*)\]", passed)
        found.setdefault(" | ".join(union[1].split(", ")) if union else passed, []).extend(names)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def overloads(signature: str, events: dict[str, list[str]], fallback: str = "") -> Iterator[str]:
    """`signature` with `{events}` and `{detail}`, once for each type; with `fallback`, also for any other event."""
    for detail, names in events.items():
        literal = ", ".join(f'"{name}"' for name in names)
        yield f"    @overload\n    {signature.format(events=f'Literal[{literal}]', detail=detail)}: ...\n"
    if fallback:
        yield f"    @overload\n    {fallback}: ...\n"


def listening(events: dict[str, list[str]]) -> Iterator[str]:
    for verb, implementation in (("on", EVERY), ("once", NEXT)):
        yield from overloads(f"def {verb}(self, event: {{events}}, f: Listener[{{detail}}]) -> None", events)
        yield implementation


def waiting(emitter: Emitter, events: dict[str, list[str]]) -> Iterator[str]:
    name = re.sub("(?<=[a-z])(?=[A-Z])", "-", emitter.owner).lower()
    page = f"https://playwright.dev/python/docs/api/class-{emitter.owner.lower()}#{name}"
    for begin, result, implementation in (
        ("def expect_event", "Expected[{}]", EXPECT),
        *([("async def wait_for_event", "{}", WAIT)] if emitter.waits else []),
    ):
        rest = "| None = None, *, timeout: Timeout = None) -> "
        typed = f"{begin}(self, event: {{events}}, predicate: Predicate[{{detail}}] {rest}{result.format('{detail}')}"
        fallback = f"{begin}(self, event: str, predicate: AnyPredicate {rest}{result.format('Any')}"
        yield from overloads(typed, events, fallback)
        yield implementation.format(raises=emitter.raises, page=page)


def head(emitter: Emitter, events: dict[str, list[str]]) -> Iterator[str]:
    waits = bool(emitter.raises)
    types = "AnyPredicate, Listener, Predicate" if waits else "Listener"
    yield "# Generated by scripts/generate_event_types.py. Do not edit.\n"
    yield f'"""The events of {emitter.owner}: one overload for each type that listeners receive."""\n'
    yield "from __future__ import annotations\n"
    yield "from collections.abc import Callable\n"
    yield "from typing import TYPE_CHECKING, Any, Literal, overload\n"
    yield f"from smooth_page._io.asynchronous import {types}\n"
    if waits:
        yield "from smooth_page._shared.api.api_types import Timeout\n"
    if "Error" in events:
        yield "from smooth_page.errors import Error\n"
    yield f"from ..events.events import EventEmitter{', Expected' if waits else ''}\n"
    yield "if TYPE_CHECKING:\n"
    room = emitter.module.split(".")[0]
    for name in sorted({name for detail in events for name in detail.split(" | ")} & {*HOMES}):
        home, module = HOMES[name].split(".")
        yield f"    from {'.' if home == room else f'..{home}.'}{module} import {name}\n"


def source(emitter: Emitter) -> str:
    """The text of a file, not yet formatted."""
    events = details(emitter.owner)
    text = "".join(head(emitter, events))
    text += f'class {emitter.name}(EventEmitter):\n    """Base of `{emitter.owner}`."""\n\n'
    text += "".join(listening(events))
    return text + "".join(waiting(emitter, events) if emitter.raises else ())


def formatted(text: str) -> str:
    """The text as ruff sorts and lays it out."""
    for command in (["check", "--select", "I", "--fix-only"], ["format"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--quiet", "--stdin-filename", str(TREE / "x.py"), "-"],
            input=text,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        text = done.stdout
    return text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 when something differs")
    check = parser.parse_args().check
    different = False
    for emitter in EMITTERS:
        path = TREE / (emitter.module.replace(".", "/") + ".py")
        text = formatted(source(emitter))
        if path.exists() and path.read_text() == text:
            continue
        different = True
        print(("out of date: " if check else "wrote ") + str(path.relative_to(ROOT)))
        if not check:
            path.write_text(text)
    return 1 if check and different else 0


if __name__ == "__main__":
    sys.exit(main())
