"""The part of the page with each member's level, from smooth_page.levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from compat.surface.compare import playwright_facts
from smooth_page.levels import WORKS, Level, levels

ORDER = ("works", "differs", "not yet", "not supported")


def playwright_members(*, companion: bool = False) -> dict[str, dict[str, Level]]:
    """Returns class -> member -> level, followed by the class's events and arguments with a level of their own."""
    known = levels(companion=companion)
    classes: dict[str, dict[str, Level]] = {}
    for name, facts in sorted(playwright_facts()["sync_api"]["classes"].items()):
        members = [member for member in facts["members"] if not member.startswith("_")]
        if members and not facts["errors"] and not name.endswith("Impl") and name != "ChromiumBrowserContext":
            classes[name] = {member: known[f"{name}.{member}"] for member in sorted(members)}
    for name, level in known.items():
        owner, _, member = name.partition(".")
        if owner in classes and re.search(r"\W", member):
            classes[owner][member] = level
    return classes


def counts(found: Iterable[Level]) -> dict[str, int]:
    by_level: Counter[str] = Counter(level.name for level in found)
    return {name: by_level[name] for name in ORDER}


def member_levels(*, companion: bool = False) -> list[Level]:
    """Returns the levels of members only, without those of arguments and events."""
    found = playwright_members(companion=companion).values()
    return [level for members in found for member, level in members.items() if member.isidentifier()]


def summary() -> list[str]:
    """Returns a table of the number of members at each level, without and with the companion."""
    lines = [f"| | {' | '.join(ORDER)} | members |", "|---|---|---|---|---|---|"]
    for title, companion in (("without the companion", False), ("with the companion", True)):
        total = counts(member_levels(companion=companion))
        every = sum(total.values())
        lines.append(f"| {title} | {' | '.join(f'{n} ({100 * n / every:.0f} %)' for n in total.values())} | {every} |")
    return lines


def members_part() -> list[str]:
    accompanied = playwright_members(companion=True)
    classes = playwright_members().items()
    return [
        *summary(),
        "",
        *(line for name, members in classes for line in _class(name, members, accompanied[name])),
    ]


def _class(name: str, members: dict[str, Level], accompanied: dict[str, Level]) -> Iterator[str]:
    total = counts(members.values())
    yield f"### {name}"
    yield ""
    whole = levels().get(name)
    if whole:
        yield f"As a whole: {whole.how}"
        yield ""
    working = [f"`{member}`" for member, level in members.items() if level.name == "works"]
    if working:
        yield f"Works ({total['works']}): {', '.join(working)}"
        yield ""
    others = [(member, level) for member, level in members.items() if level.name != "works"]
    if others:
        yield "| member | level | how, or why | with the companion |"
        yield "|---|---|---|---|"
        for member, level in sorted(others, key=lambda each: (ORDER.index(each[1].name), each[0])):
            yield f"| `{member}` | {level.name} | {_reason(level)} | {_beside(level, accompanied.get(member, WORKS))} |"
        yield ""


def _beside(level: Level, accompanied: Level) -> str:
    """Returns what is to be said of a level with the companion: nothing more if it is the same as without it."""
    if accompanied == level:
        return "same"
    return f"{accompanied.name}: {_reason(accompanied)}" if _reason(accompanied) else accompanied.name


def _reason(level: Level) -> str:
    said = level.how or level.why or ""
    if level.instead:
        said = f"{said.rstrip('.')}. Instead: {level.instead}"
    return said.replace("|", "\\|").replace("\n", " ")
