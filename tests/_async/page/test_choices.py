"""Options that take one of some words, in all classes whose methods act on a page or a browser."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import pytest

from smooth_page import async_api
from smooth_page.async_api import Browser, Page, expect
from smooth_page.errors import Error

ACTING = (
    "Browser",
    "BrowserType",
    "ElementHandle",
    "Frame",
    "Locator",
    "LocatorAssertions",
    "Mouse",
    "Page",
)
REQUIRED = {
    "checked": True, "expression": "1", "name": "color", "value": "red", "selector": "button", "source": "button", "target": "button",
    "state": "visible", "url": "/", "html": "", "x": 1, "y": 1, "user_data_dir": "profile",
}  # fmt: skip
# Playwright takes all of these, or they are numbers, truth values and names of roles as well.
UNCHECKED = {"behavior", "grounded", "not_found", "polling", "role", "update_content", "update_mode"}
# Read when the path of a HAR file is given.
OF_HAR = {"record_har_content", "record_har_mode"}
# Names of events.
TYPED_ELSEWHERE = ("on", "once", "expect_event", "wait_for_event")


def choices_of(annotation: Any) -> set[str]:
    """The words that an annotation names."""
    if typing.get_origin(annotation) is Literal:
        return {word for word in typing.get_args(annotation) if isinstance(word, str)}
    return {word for argument in typing.get_args(annotation) for word in choices_of(argument)}


def takes_many(annotation: Any) -> bool:
    origins = (typing.get_origin(each) for each in (annotation, *typing.get_args(annotation)))
    return any(isinstance(origin, type) and issubclass(origin, Sequence) for origin in origins)


def options() -> Iterator[tuple[str, str, str]]:
    """Class, method and option of all."""
    for owner in ACTING:
        for verb, method in inspect.getmembers(getattr(async_api, owner), inspect.isfunction):
            if verb.startswith(("_", "not_")) or verb in TYPED_ELSEWHERE:
                continue
            annotations = hints_of(method)
            for option in inspect.signature(method).parameters:
                if option not in UNCHECKED | OF_HAR and choices_of(annotations.get(option)):
                    yield owner, verb, option


def hints_of(method: Any) -> dict[str, Any]:
    known = {**vars(async_api), **vars(typing), **method.__globals__}
    found = {}
    for name, annotation in inspect.get_annotations(method).items():
        try:
            found[name] = eval(annotation, known) if isinstance(annotation, str) else annotation
        except NameError:
            continue  # imported for type checkers alone: no words
    return found


@pytest.fixture
async def acting(page: Page, browser: Browser) -> dict[str, Any]:
    await page.set_content("<button>Go</button>")
    button = page.locator("button")
    return {
        "Browser": browser, "BrowserType": browser.browser_type, "Page": page,
        "ElementHandle": await button.element_handle(), "Frame": page.main_frame, "Locator": button,
        "LocatorAssertions": expect(button), "Mouse": page.mouse,
    }  # fmt: skip


def arguments_of(method: Any, option: str, locator: Any) -> dict[str, Any]:
    """Arguments for all that the method requires, and an unknown word for the option."""
    parameters = inspect.signature(method).parameters.values()
    given = {each.name: REQUIRED[each.name] for each in parameters if each.default is each.empty}
    if given.get("target") == "button" and method.__self__ is locator:
        given["target"] = locator
    given[option] = ["x"] if takes_many(hints_of(method)[option]) else "x"
    return given


async def message_of(method: Any, option: str, locator: Any) -> str:
    try:
        made = method(**arguments_of(method, option, locator))
        if inspect.isawaitable(made):
            await made
    except Error as error:
        return str(error).splitlines()[0]
    return "no error"


def is_right(message: str, title: str, option: str, annotation: Any) -> bool:
    place = f"{option}[0]" if takes_many(annotation) else option
    begin, _, words = message.partition("expected one of (")
    known = set(words.rstrip(")").split("|"))
    return begin in (f"{place}: ", f"{title}: {place}: ") and choices_of(annotation) - {"null"} <= known


async def test_unknown_words_are_refused(acting: dict[str, Any]) -> None:
    found, wrong = list(options()), []
    assert len(found) > 80
    for owner, verb, option in found:
        method = getattr(acting[owner], verb)
        message = await message_of(method, option, acting["Locator"])
        if not is_right(message, f"{owner}.{verb}", option, hints_of(method)[option]):
            wrong.append(f"{owner}.{verb}({option}): {message}")
    assert wrong == []


def test_these_classes_have_such_options() -> None:
    assert {owner for owner, _, _ in options()} == set(ACTING)
