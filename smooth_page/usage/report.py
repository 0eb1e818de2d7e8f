"""Uses as text, as JSON, and as annotations that GitHub shows next to the lines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

from smooth_page.levels import levels
from smooth_page.usage.project import Project
from smooth_page.usage.uses import Use, UseLevel

ORDER: tuple[UseLevel, ...] = ("not supported", "not yet", "differs", "unknown", "works")
FAILING: tuple[UseLevel, ...] = ("not supported", "not yet")
SEVERITY = {"not supported": "error", "not yet": "error", "differs": "notice", "unknown": "warning"}


def status(project: Project) -> int:
    """Returns 0 if everything works, perhaps with differences; 1 if something does not, or a file can't be parsed."""
    fails = any(use.level in FAILING for use in project.uses) or any(each.broken for each in project.unread)
    return 1 if fails else 0


def text(project: Project, *, all_uses: bool = False) -> str:
    """Returns the uses by level, the worst first. Lists what works only with `all_uses`."""
    shown = ORDER if all_uses else ORDER[:-1]
    lines = [line for level in shown for line in _level(project, level)]
    lines += [f"{each.path}: {each.why}" for each in sorted(project.unread)]
    counts = Counter(use.level for use in project.uses)
    summary = ", ".join(f"{counts[level]} {level}" for level in reversed(ORDER) if counts[level])
    lines.append(f"{len(project.uses)} uses in {_files(project)} files: {summary or 'none'}")
    return "\n".join(lines) + "\n"


def _level(project: Project, level: UseLevel) -> Iterator[str]:
    def by_name(use: Use) -> tuple[str, str]:
        return use.name, use.why

    found = sorted((use for use in project.uses if use.level == level), key=lambda use: (by_name(use), use))
    if found:
        yield level
    for _, group in groupby(found, by_name):
        uses = list(group)
        yield f"  {_said(uses[0])}"
        yield from (f"    {use.path}:{use.line}:{use.column}  {use.code}" for use in uses)
    if level == "differs":
        yield from _whole_classes(project)


def _whole_classes(project: Project) -> Iterator[str]:
    """Yields the used classes that differ as a whole: once each, since that concerns no single line."""
    used = {use.name.partition(".")[0] for use in project.uses}
    for name in sorted(used):
        if name in levels():
            yield f"  {name}, as a whole: {levels()[name].how}"


def _said(use: Use) -> str:
    said = f"{use.name}: {use.why}" if use.why else use.name
    return f"{said}{'' if said.endswith('.') else '.'} Instead: {use.instead}" if use.instead else said


def _files(project: Project) -> int:
    return len({use.path for use in project.uses})


def as_json(project: Project) -> str:
    """{"uses": [...], "unread": [...], "counts": {level: number}}"""
    uses = [{**asdict(use), "path": str(use.path)} for use in sorted(project.uses)]
    unread = [{**asdict(each), "path": str(each.path)} for each in sorted(project.unread)]
    counts = Counter(use.level for use in project.uses)
    return json.dumps({"uses": uses, "unread": unread, "counts": counts}, indent=1)


def github(project: Project) -> str:
    """Returns workflow commands: errors for what does not work, warnings for unknown members, notices for the rest."""
    lines = [
        f"::{SEVERITY[use.level]} file={_property(use.path)},line={use.line},col={use.column},"
        f"title={_property(f'Playwright: {use.level}')}::{_message(_said(use))}"
        for use in sorted(project.uses)
        if use.level in SEVERITY
    ]
    lines += [
        f"::{'error' if each.broken else 'notice'} file={_property(each.path)}::{_message(each.why)}"
        for each in sorted(project.unread)
    ]
    return "".join(f"{line}\n" for line in lines)


def _message(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _message(str(value)).replace(":", "%3A").replace(",", "%2C")
