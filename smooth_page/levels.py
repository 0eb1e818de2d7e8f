"""How much of Playwright's API works here: a level for each public member, argument and event.

Everything that reports levels (`smooth-page compat`, the published matrix) calls `levels()`: no list is kept by hand.
A level is read from the code itself:

- a member annotated `NoReturn` always raises. Its NotSupportedError says why, and what to use instead. If the reason is
  `errors.NOT_BUILT`, the level is "not yet", otherwise "not supported";
- a method that needs the companion (_async/companion/requirement.py) is "not supported" without it, and says what to
  use instead;
- a docstring with `Difference from Playwright: ...` makes a member or a class "differs". "same as `Page.route`." stands
  for the sentence of that member. "...; none with the companion." at the end of the paragraph means that sessions with
  the companion have no such difference, and "With the companion: ..." that they have another one;
- arguments and events that are refused are listed in tables beside the code that refuses them;
- everything else works.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from smooth_page._shared.options.companion_choice import read_companion
from smooth_page.errors import NOT_BUILT, NotSupportedError

LevelName = Literal["works", "differs", "not yet", "not supported"]

_DIFFERENCE = re.compile(r"Difference from Playwright: (.+?)\s*(?:\[Playwright\]|\n\n|$)", re.DOTALL)
_SAME = re.compile(r"same as `(\w+\.\w+)`\.")
_NONE_WITH_COMPANION = re.compile(r"[;.] none( of this)? with the companion\b[^.]*\.$", re.IGNORECASE)
_OTHER_WITH_COMPANION = re.compile(r"With the companion: (.+)$")


@dataclass(frozen=True)
class Level:
    """A level with its reasons: `how` it differs, or `why` it is not available and what to use `instead`."""

    name: LevelName
    how: str | None = None
    why: str | None = None
    instead: str | None = None


WORKS = Level("works")
# Events that only one of page and context emits.
_OWNER = {"crash": "Page", "pageerror": "Page", "weberror": "BrowserContext"}


def levels(*, companion: bool | None = None) -> MappingProxyType[str, Level]:
    """Returns the levels by name; they are the same in the sync and the async API.

    `companion`: those in sessions with the companion, or without it; by default as SMOOTH_COMPANION chooses.

    Members: `Page.goto`. Arguments that are refused: `Browser.new_context(locale)`. Events: `Page.on("download")`.
    Classes whose objects differ as a whole: `BrowserContext`.
    """
    if companion is None:
        companion = read_companion(None, "levels") is not False
    return MappingProxyType(_levels(companion))


@cache
def _levels(companion: bool) -> dict[str, Level]:
    found: dict[str, Level] = {}
    for name, value in sorted(_classes().items()):
        how = _difference(value, companion)
        if how:
            found[name] = Level("differs", how=how)
        for member, function in _members(value):
            found[f"{name}.{member}"] = _member_level(function, companion)
    found = {name: _resolved(level, found) for name, level in found.items()}
    found.update((name, _refused(*reasons)) for name, reasons in _arguments(companion))
    found.update(_events(companion))
    return found


def _resolved(level: Level, known: dict[str, Level]) -> Level:
    """The level with the sentence of the member that its own refers to, since reports print sentences alone."""
    same = _SAME.fullmatch(level.how or "")
    return _resolved(known.get(same[1], WORKS), known) if same else level


def _classes() -> dict[str, type]:
    api = importlib.import_module("smooth_page.sync_api")
    names = {name: getattr(api, name) for name in dir(api) if not name.startswith("_")}
    return {name: value for name, value in names.items() if inspect.isclass(value) and not _is_dict(value)}


def _is_dict(value: type) -> bool:
    return issubclass(value, dict) or issubclass(value, Exception)


def _members(value: type) -> Iterator[tuple[str, Callable[..., Any] | None]]:
    """Yields the public members with their functions, or None for plain values."""
    for name in dir(value):
        if name.startswith("_"):
            continue
        member = inspect.getattr_static(value, name)
        member = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        yield name, member if inspect.isfunction(member) else None


def _member_level(function: Callable[..., Any] | None, companion: bool) -> Level:
    if function is None:
        return WORKS
    if function.__annotations__.get("return") == "NoReturn":
        error = _raised(function)
        return _refused(error.why, error.instead)
    missing: NotSupportedError | None = getattr(function, "without_companion", None)
    if missing is not None and not companion:
        return _refused(missing.why, missing.instead)
    how = _difference(function, companion)
    return Level("differs", how=how) if how else WORKS


def _raised(function: Callable[..., Any]) -> NotSupportedError:
    """Returns the error of a member that always raises, whatever its arguments."""
    needed = [item for item in inspect.signature(function).parameters.values() if item.default is item.empty]
    try:
        function(*(None for _ in needed))
    except NotSupportedError as error:
        return error
    raise AssertionError(f"{function.__qualname__} is annotated NoReturn and raises no NotSupportedError")


def _refused(why: str, instead: str | None) -> Level:
    return Level("not yet" if why == NOT_BUILT else "not supported", why=why, instead=instead)


def _difference(documented: Any, companion: bool) -> str | None:
    text = vars(documented).get("__doc__") if inspect.isclass(documented) else documented.__doc__
    found = _DIFFERENCE.search(inspect.cleandoc(text or ""))
    if not found:
        return None
    how = " ".join(found[1].split())
    if not companion:
        return how
    other = _OTHER_WITH_COMPANION.search(how)
    return other[1] if other else None if _NONE_WITH_COMPANION.search(how) else how


def _arguments(companion: bool) -> Iterator[tuple[str, tuple[str, str | None]]]:
    from smooth_page._shared.options import context_options, launch_options

    needy = {} if companion else context_options.NEEDS_COMPANION
    for option, reasons in {**needy, **context_options.NOT_YET}.items():
        for member in ("Browser.new_context", "Browser.new_page", "BrowserType.launch_persistent_context"):
            yield f"{member}({option})", reasons
    for option, reasons in launch_options.UNSUPPORTED.items():
        for member in ("BrowserType.launch", "BrowserType.launch_persistent_context"):
            yield f"{member}({option})", reasons


def _events(companion: bool) -> Iterator[tuple[str, Level]]:
    from smooth_page._sync.browser import context
    from smooth_page._sync.page import news

    otherwise = news.HEARD_OTHERWISE_WITH_COMPANION if companion else news.HEARD_OTHERWISE
    for owner, unheard in (("Page", news.UNHEARD), ("BrowserContext", context.UNHEARD)):
        for event, why in () if companion else unheard.items():
            yield f'{owner}.on("{event}")', _refused(why, None)
        for event, how in otherwise.items():
            if _OWNER.get(event, owner) == owner:
                yield f'{owner}.on("{event}")', Level("differs", how=how)
