"""Asks the runtime and native Playwright the same selector."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.async_api import Error

from smooth_page._shared.elements.locator_text import locator_text

from ..conftest import OperationFailed, Runtime

NAMES = "elements => elements.map(element => element.id || element.localName)"


async def ours(runtime: Runtime, selector: str, **target: Any) -> list[str] | str:
    """Ids (or tags) of what matches, in order; the message where it is an error."""
    try:
        found: list[str] = await runtime.run(
            "evaluate", {"target": {"selector": selector, **target}, "all": True, "returns": "value"}, code=NAMES
        )
    except OperationFailed as error:
        return error.info["message"]
    return found


async def ours_of_each(runtime: Runtime, selectors: list[str]) -> list[list[str] | str]:
    """The same for several selectors, in one turn."""
    params = [{"target": {"selector": each}, "all": True, "returns": "value"} for each in selectors]
    found = await runtime.run_each("evaluate", params, code=NAMES)
    return [each.info["message"] if isinstance(each, OperationFailed) else each for each in found]


async def native(runtime: Runtime, selector: str) -> list[str] | str:
    """The same from native Playwright."""
    try:
        found: list[str] = await runtime.page.eval_on_selector_all(selector, NAMES)
    except Error as error:
        return cleaned(error.message)
    return found


def cleaned(message: str) -> str:
    """Without the API's name, the class that Playwright happened to throw, and its stack."""
    message = re.sub(r"^\w+\.\w+: ", "", message.split("\n    at ")[0])
    return re.sub(r"^(Error|InvalidSelectorError): ", "", message)


def with_locators(message: str, target: str) -> str:
    """What the Python side makes of the placeholders in a message."""
    pieces = message.replace("{{target}}", locator_text(target)).split("{{selector:")
    text = pieces[0]
    for piece in pieces[1:]:
        selector, end = json.JSONDecoder().raw_decode(piece)
        text += locator_text(selector) + piece[end + len("}}") :]
    return text
