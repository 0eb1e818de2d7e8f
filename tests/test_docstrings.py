"""Docstrings of the public API: each says what its member does, and links to where Playwright describes it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import pytest

import smooth_page
from compat.surface.compare import playwright_facts
from smooth_page.levels import levels

GUIDES = "https://playwright.dev/python/docs"
LINK = re.compile(r"\[Playwright\]\((\S+)\)")
# What Playwright describes in a guide, not on a page of the class.
IN_GUIDES = {
    "Expect": f"{GUIDES}/test-assertions",
    "PlaywrightContextManager": f"{GUIDES}/library",
    "async_playwright": f"{GUIDES}/library",
    "sync_playwright": f"{GUIDES}/library",
}
LISTENING = {"on", "once", "remove_listener"}
# Anchors have these in the words of Playwright's other languages.
RESPELLED = {"wait_for_event": "wait-for-event-2", "expect_websocket": "wait-for-web-socket"}
REFUSALS = {
    "Not built yet (NotSupportedError): ": "not yet",
    "Not supported (NotSupportedError): ": "not supported",
    "Raises NotSupportedError without the companion. ": "without the companion",
}


@cache
def members_of_playwright() -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for name, facts in playwright_facts()["sync_api"]["classes"].items():
        members.setdefault(name.removesuffix("Impl"), set()).update(facts["members"])
    return members


def public_classes(api: ModuleType) -> dict[str, type]:
    """Those that the module and the package name, and those whose objects their members give."""
    named = [getattr(module, name) for module in (api, smooth_page) for name in module.__all__]
    inner = importlib.import_module(api.__name__.replace("_page.", "_page._").removesuffix("_api"))
    modules = [
        importlib.import_module(item.name) for item in pkgutil.walk_packages(inner.__path__, f"{inner.__name__}.")
    ]
    homes = {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if inspect.isclass(value) and name[0] != "_"
    }
    found: dict[str, type] = {}
    waiting = [value for value in named if inspect.isclass(value)]
    while waiting:
        value = waiting.pop()
        if value.__name__ in found or value.__module__.partition(".")[0] != "smooth_page":
            continue
        found[value.__name__] = value
        for _, function in public_members(value):
            words = re.findall(r"\w+", str(function.__annotations__.get("return", "")))
            waiting += [homes[word] for word in words if word in homes]
    return found


def public_members(value: type) -> Iterator[tuple[str, Any]]:
    """Names with the functions behind them; none of other packages (a model's of pydantic, a dictionary's)."""
    for name in dir(value):
        member = inspect.getattr_static(value, name)
        member = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        if name[0] != "_" and inspect.isfunction(member) and member.__module__.startswith("smooth_page."):
            yield name, member


def hyphenated(name: str) -> str:
    """`APIRequestContext.put` and `continue_` are `api-request-context` and `continue` there."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_(?=.)", "-", name).rstrip("_").lower()


def described_at(value: type, member: str | None = None) -> str | None:
    """Where Playwright describes a class or a member; None for what only this package has."""
    known = members_of_playwright()
    if member is None:
        page = f"{GUIDES}/api/class-{value.__name__.lower()}" if value.__name__ in known else None
        return IN_GUIDES.get(value.__name__, page)
    owners = [base.__name__ for base in value.__mro__ if member in known.get(base.__name__, ())]
    if not owners:
        return None
    if member in LISTENING:
        return f"{GUIDES}/events"
    owner = owners[-1]  # inherited members are described where they come from
    anchor = RESPELLED.get(member, re.sub("^expect-", "wait-for-", hyphenated(member)))
    return IN_GUIDES.get(owner, f"{GUIDES}/api/class-{owner.lower()}#{hyphenated(owner)}-{anchor}")


def problems(name: str, documented: Any, places: set[str | None]) -> Iterator[str]:
    own = vars(documented).get("__doc__") if inspect.isclass(documented) else documented.__doc__
    text = inspect.cleandoc(own or "")
    if not text:
        yield f"{name}: no docstring"
        return
    links = LINK.findall(text)
    wanted = {place for place in places if place}
    if wanted and not (len(links) == 1 and wanted.issuperset(links)):
        yield f"{name}: links to {', '.join(links) or 'nothing'}, not to {' or '.join(sorted(wanted))}"
    sentence = " ".join(LINK.sub("", text).split("Difference from Playwright:")[0].split())
    says = re.findall(r"\w+", sentence.lower())
    if not sentence.endswith((".", "`")) or says == re.findall(r"\w+", hyphenated(name.split(".")[-1])):
        yield f"{name}: says nothing of its own: {sentence!r}"


def source_of(function: Any) -> Any:
    """The code as it is written, which each class has a method of its own of."""
    return getattr(inspect.unwrap(function), "__code__", function)


def test_the_rules_of_links() -> None:
    api = importlib.import_module("smooth_page.async_api")
    for value, member, place in (
        (api.Page, "goto", "api/class-page#page-goto"),
        (api.Page, "expect_websocket", "api/class-page#page-wait-for-web-socket"),
        (api.Page, "wait_for_event", "api/class-page#page-wait-for-event-2"),
        (api.Page, "on", "events"),
        (api.Route, "continue_", "api/class-route#route-continue"),
        (api.ElementHandle, "json_value", "api/class-jshandle#js-handle-json-value"),
        (api.APIRequestContext, "put", "api/class-apirequestcontext#api-request-context-put"),
        (api.WebMCP, "tools", "api/class-webmcp#web-mcp-tools"),
        (api.Expect, "soft", "test-assertions"),
    ):
        assert described_at(value, member) == f"{GUIDES}/{place}"
    assert described_at(api.Page, "ai") is None


@pytest.mark.parametrize("module", ["smooth_page.sync_api", "smooth_page.async_api"])
def test_everything_public_is_documented(module: str) -> None:
    api = importlib.import_module(module)
    classes = public_classes(api)
    assert {"Page", "Expected", "Disposable", "Cookie", "Error"} <= set(classes)
    # What several classes share, such as `click` of pages and frames, links to one of their pages.
    places: dict[Any, set[str | None]] = {}
    for value in classes.values():
        for member, function in public_members(value):
            places.setdefault(source_of(function), set()).add(described_at(value, member))
    found: list[str] = []
    for name, value in sorted(classes.items()):
        found += problems(name, value, {described_at(value)})
        for member, function in public_members(value):
            found += problems(f"{name}.{member}", function, places[source_of(function)])
    for name in api.__all__:
        if inspect.isfunction(value := vars(api)[name]):
            found += problems(name, value, {IN_GUIDES[name]})
    assert not found, "\n".join(found)


def test_what_only_this_package_has_says_so() -> None:
    """Where it stands in a class of Playwright's."""
    found = [
        f"{name}.{member}"
        for name, value in public_classes(importlib.import_module("smooth_page.sync_api")).items()
        for member, function in public_members(value)
        if described_at(value) and not described_at(value, member)
        if "Playwright has no such" not in " ".join(function.__doc__.split())
    ]
    assert not found, "\n".join(found)


def test_limits_of_time_have_a_unit() -> None:
    """In what is said of the member or its class, or in what that refers to."""
    said = re.compile(r" ms\b| seconds\b|`timeout` has no effect|\(see `\w+`\)|Options as for|\(NotSupportedError\)")
    found = [
        f"{name}.{member}"
        for name, value in public_classes(importlib.import_module("smooth_page.async_api")).items()
        for member, function in public_members(value)
        if "timeout" in inspect.signature(function).parameters
        if not said.search(f"{function.__doc__} {value.__doc__}")
    ]
    assert not found, "\n".join(found)


def test_what_raises_says_so() -> None:
    """First of all, and whether it will be built."""
    known = levels(companion=False)
    found = []
    for name, value in public_classes(importlib.import_module("smooth_page.sync_api")).items():
        for member, function in public_members(value):
            level = known.get(f"{name}.{member}")
            kind = "without the companion" if hasattr(function, "without_companion") else level and level.name
            text = function.__doc__ or ""
            says = [says for words, says in REFUSALS.items() if text.startswith(words)]
            if says != [each for each in REFUSALS.values() if each == kind]:
                found.append(f"{name}.{member} ({level}): {text}")
    assert not found, "\n".join(found)
