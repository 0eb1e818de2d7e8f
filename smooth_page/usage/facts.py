"""Which objects Playwright's members return, take and emit: facts of its public API (scripts/extract_types.py)."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from smooth_page.levels import levels
from smooth_page.usage.values import NOTHING, Expected, Export, Member, Named, Object, Several, Value, Values, join

MODULES = ("playwright.sync_api", "playwright.async_api", "smooth_page.sync_api", "smooth_page.async_api")
ASSERTIONS = {"Page": "PageAssertions", "Locator": "LocatorAssertions", "APIResponse": "APIResponseAssertions"}
DEVICE_KEYS = frozenset({"user_agent", "viewport", "device_scale_factor", "is_mobile", "has_touch"})
DEVICES: Values = frozenset({Named(frozenset(), frozenset({Named(DEVICE_KEYS, NOTHING)}))})
# The fixtures of pytest-playwright.
FIXTURES: dict[str, Value] = {
    "playwright": Object("Playwright"),
    "browser_type": Object("BrowserType"),
    "browser": Object("Browser"),
    "context": Object("BrowserContext"),
    "page": Object("Page"),
    "new_context": Member("Browser", "new_context"),
    "launch_browser": Member("BrowserType", "launch"),
}
# Fixtures that return dicts of arguments.
ARGUMENT_FIXTURES = {"browser_context_args": "Browser.new_context", "browser_type_launch_args": "BrowserType.launch"}
# Members with these prefixes exist in Playwright only.
OWN_BEGINNINGS = ("get_by_", "expect_", "wait_for_load", "wait_for_sel", "wait_for_url", "wait_for_fun", "to_have_")
# Names that objects of other libraries have too (Selenium, lxml, email, asyncio, requests, PDF libraries).
# fmt: off
SHARED = frozenset({
    "add_cookies", "browser_type", "call_tool", "clear_cookies", "get_attribute", "inner_html", "inner_text",
    "is_checked", "is_closed", "is_disabled", "is_enabled", "is_hidden", "is_multiple", "is_visible", "new_context",
    "new_page", "on_close", "on_message", "pause_at", "post_data", "remove_listener", "resource_type", "run_for",
    "run_to", "save_as", "service_workers", "set_content", "set_files", "set_system_time", "status_text",
    "text_content", "wait_for",
})
# fmt: on


@cache
def _facts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("playwright_types.json").read_text())
    return found


@cache
def _members() -> dict[str, frozenset[str]]:
    """Class -> its public members."""
    found: dict[str, set[str]] = {}
    for name in levels():
        owner, _, member = name.partition(".")
        found.setdefault(owner, set()).add(re.split(r"\W", member)[0])
    return {owner: frozenset(names) for owner, names in found.items()}


@cache
def shape(text: str) -> Values:
    """Returns the values of a type in the JSON file: `Page`, `list[Page]`, `Expected[Page]`, `Page|Frame`."""
    if "|" in text:
        return join(shape(part) for part in text.split("|"))
    if text.startswith("list["):
        return frozenset({Several(shape(text[5:-1]))})
    if text.startswith("Expected["):
        return frozenset({Expected(shape(text[9:-1]))})
    return frozenset({Object(text)}) if text else NOTHING


def is_class(name: str) -> bool:
    return name in _facts()["classes"] or name == "ChromiumBrowserContext"


def has_member(owner: str, name: str) -> bool:
    return name in _members().get(owner, ())


def owners(name: str) -> list[str]:
    """Returns the classes that have a member."""
    return sorted(owner for owner, names in _members().items() if name in names and is_class(owner))


def result(owner: str, name: str) -> Values:
    """Returns the result of a method, or of using a special method."""
    return shape(_facts()["results"].get(f"{owner}.{name}", ""))


def attribute(owner: str, name: str) -> Values:
    """Returns the values of an attribute access."""
    if (owner, name) == ("Playwright", "devices"):
        return DEVICES
    if f"{owner}.{name}" in _facts()["properties"]:
        return result(owner, name)
    return frozenset({Member(owner, name)})


def entered(owner: str) -> Values:
    """Returns the values of `as` in a `with` statement for an object."""
    return result(owner, "__enter__") or frozenset({Object(owner)})


def callbacks(owner: str, name: str) -> dict[str, tuple[int, list[Values]]]:
    """Returns the callables that a method takes: parameter -> its position, and the arguments it is called with."""
    found = _facts()["callbacks"].get(f"{owner}.{name}", {})
    return {parameter: (place, [shape(item) for item in given]) for parameter, (place, given) in found.items()}


def event_detail(owner: str, event: str) -> Values:
    return shape(_facts()["events"].get(owner, {}).get(event, ""))


def expected(detail: Values) -> Values:
    """A wait for it."""
    return frozenset({Expected(detail)})


def assertions(actual: Values) -> Values:
    """Returns the result of `expect(actual)`; all possible ones if the actual value is not known."""
    found = {ASSERTIONS[each.name] for each in actual if isinstance(each, Object) and each.name in ASSERTIONS}
    return frozenset(Object(name) for name in found or ASSERTIONS.values())


def exports() -> list[str]:
    """Returns the names in the public modules that lead to objects."""
    return [*_facts()["classes"], "ChromiumBrowserContext", "expect", "sync_playwright", "async_playwright"]


def export(name: str) -> Values:
    """A name of the public modules."""
    return frozenset({Export(name)})


def is_only_playwrights(name: str, about_playwright: bool) -> bool:
    """Returns whether an attribute of this name can only be one of Playwright's, whatever the object is."""
    if "_" not in name.strip("_") or not owners(name):
        return False
    return name.startswith(OWN_BEGINNINGS) or (about_playwright and name not in SHARED)
