"""The part of the page with each member's level, from smooth_page.levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from compat.surface.compare import playwright_facts
from smooth_page.levels import Level, levels

ORDER = ("works", "differs", "not yet", "not supported")


def playwright_members() -> dict[str, dict[str, Level]]:
    """Returns class -> member -> level, followed by the class's events and arguments with a level of their own."""
    known = levels()
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


def member_levels() -> list[Level]:
    """Returns the levels of members only, without those of arguments and events."""
    found = playwright_members().values()
    return [level for members in found for member, level in members.items() if member.isidentifier()]


def summary() -> list[str]:
    """Returns a table of the number of members at each level."""
    total = counts(member_levels())
    every = sum(total.values())
    return [
        f"| {' | '.join(ORDER)} | members |",
        "|---|---|---|---|---|",
        f"| {' | '.join(f'{count} ({100 * count / every:.0f} %)' for count in total.values())} | {every} |",
    ]


def members_part() -> list[str]:
    return [*summary(), "", *(line for name, members in playwright_members().items() for line in _class(name, members))]


def _class(name: str, members: dict[str, Level]) -> Iterator[str]:
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
        yield "| member | level | how, or why |"
        yield "|---|---|---|"
        for member, level in sorted(others, key=lambda each: (ORDER.index(each[1].name), each[0])):
            yield f"| `{member}` | {level.name} | {_reason(level)} |"
        yield ""


def _reason(level: Level) -> str:
    said = level.how or level.why or ""
    if level.instead:
        said = f"{said.rstrip('.')}. Instead: {level.instead}"
    return said.replace("|", "\\|").replace("\n", " ")
