"""Rewrites requirements: lines of requirements files, and quoted requirements of pyproject.toml and setup.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smooth_page.migration.findings import Finding, Rewrite

PLAIN, PLUGIN = "smooth-page[local]", "smooth-page[local,pytest]"
REPLACEMENTS = {"playwright": PLAIN, "pytest-playwright": PLUGIN, "pytest-playwright-asyncio": PLUGIN}
NAME = r"(?P<name>(?:pytest[-_.])?playwright(?:[-_.]asyncio)?)"
SPECIFIER = r"(?:\[[\w,\s-]*\])?\s*(?:(?:[=<>!~]=?=?|@)[^;#\"'\n\\]*?)?"
REQUIREMENT = re.compile(
    rf"^(?P<before>\s*){NAME}{SPECIFIER}(?P<marker>;[^#\n\\]*)?(?P<after>\s*(?:#.*|\\)?)$", re.IGNORECASE
)
QUOTED = re.compile(rf"(?P<quote>[\"']){NAME}{SPECIFIER}(?P<marker>;(?:(?!(?P=quote)).)*)?(?P=quote)", re.IGNORECASE)
POETRY = re.compile(rf"^\s*[\"']?{NAME}[\"']?\s*=", re.IGNORECASE)
# A string of TOML or Python, or a bracket outside of strings, or a comment.
TOKEN = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[\[\]]|#[^\n]*")
OTHER_USE = "names Playwright in a way that is not a plain requirement"


def _replacement(match: re.Match[str]) -> str:
    name = re.sub(r"[-_.]+", "-", match["name"].lower())
    marker = match["marker"]
    return REPLACEMENTS[name] + (f" {marker.strip()}" if marker else "")


def migrate_requirements(text: str) -> Rewrite:
    """Rewrites a requirements file. Keeps comments and markers, removes Playwright's version pins and hashes."""
    lines, findings, goes_on = [], [], False
    for number, line in enumerate(text.split("\n"), 1):
        if goes_on:  # the hashes of a pin
            goes_on = line.rstrip().endswith("\\")
            continue
        match = REQUIREMENT.match(line)
        if match:
            goes_on = match["after"].endswith("\\")
            line = f"{match['before']}{_replacement(match)}{'' if goes_on else match['after']}".rstrip()
        elif "playwright" in line.partition("#")[0]:
            findings.append(Finding(number, f"{OTHER_USE}: {line.strip()}"))
        lines.append(line)
    return Rewrite(_once(lines), findings)


def migrate_constraints(text: str) -> Rewrite:
    """Rewrites a constraints file, which may not name extras: removes the pins of Playwright and its plugins."""
    return Rewrite("\n".join(line for line in text.split("\n") if not REQUIREMENT.match(line)))


def migrate_quoted(text: str) -> Rewrite:
    """Rewrites quoted requirements in lists of pyproject.toml or setup.py. Other tools' tables become findings."""
    lines, findings = [], []
    for number, line in enumerate(text.split("\n"), 1):
        code = line.partition("#")[0]
        if POETRY.match(line):
            findings.append(Finding(number, f"a dependency table: {line.strip()} becomes smooth-page with its extras"))
        elif code.strip():
            line = QUOTED.sub(lambda match: f"{match['quote']}{_replacement(match)}{match['quote']}", line)
            if re.search(r"[\"']?playwright[-_]\w+[\"'=\s<>~!]", line.partition("#")[0]):
                findings.append(Finding(number, f"{OTHER_USE}: {line.strip()}"))
        lines.append(line)
    return Rewrite(_once_a_list("\n".join(lines)), findings)


def _once(lines: list[str]) -> str:
    """Merges the requirements of Playwright and its plugins into one, the one with most extras."""
    bare = [line.partition("#")[0].strip() for line in lines]
    kept = _kept(bare)
    return "\n".join(line for at, line in enumerate(lines) if at == kept or bare[at] not in (PLAIN, PLUGIN))


def _kept(requirements: list[str]) -> int | None:
    """Returns the index of the one requirement of this package that is kept."""
    return next((requirements.index(name) for name in (PLUGIN, PLAIN) if name in requirements), None)


def _once_a_list(text: str) -> str:
    """Does the same within each list."""
    for strings in reversed(list(_lists(text))):
        kept = _kept([match[0][1:-1] for match in strings])
        for at in reversed(range(len(strings))):
            if at != kept and strings[at][0][1:-1] in (PLAIN, PLUGIN):
                text = _without(text, *strings[at].span())
    return text


def _lists(text: str) -> Iterator[list[re.Match[str]]]:
    """Yields the strings of each innermost list, in the order in which the lists end."""
    open_lists: list[list[re.Match[str]]] = []
    for token in TOKEN.finditer(text):
        if token[0] == "[":
            open_lists.append([])
        elif token[0] == "]":
            if open_lists:
                yield open_lists.pop()
        elif open_lists and not token[0].startswith("#"):
            open_lists[-1].append(token)


def _without(text: str, start: int, end: int) -> str:
    """Returns the text without an item of a list, its comma, and its line if nothing else is on it."""
    after = re.compile(r"\s*,[ \t]*|").match(text, end)
    assert after is not None
    end = after.end()
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    if stop >= 0 and not text[line:start].strip() and not text[end:stop].partition("#")[0].strip():
        return text[:line] + text[stop + 1 :]
    if after[0] == "":  # the last item: its comma is before it
        start = len(text[:start].rstrip().rstrip(","))
    return text[:start] + text[end:]
