"""Rewrites requirements: lines of requirements files, and the dependency strings of pyproject.toml."""

from __future__ import annotations

import re

from smooth_page.migration.findings import Finding, Rewrite

REPLACEMENTS = {
    "playwright": "smooth-page[local]",
    "pytest-playwright": "smooth-page[local,pytest]",
    "pytest-playwright-asyncio": "smooth-page[local,pytest]",
}
NAME = r"(?P<name>(?:pytest[-_.])?playwright(?:[-_.]asyncio)?)"
SPECIFIER = r"(?:\[[\w,\s-]*\])?\s*(?:(?:[=<>!~]=?=?|@)[^;#\"'\n]*?)?"
REQUIREMENT = re.compile(
    rf"^(?P<before>\s*){NAME}{SPECIFIER}(?P<marker>;[^#\n]*)?(?P<after>\s*(?:#.*)?)$", re.IGNORECASE
)
QUOTED = re.compile(rf"(?P<quote>[\"']){NAME}{SPECIFIER}(?P<marker>;[^\"'\n]*)?(?P=quote)", re.IGNORECASE)
POETRY = re.compile(rf"^\s*[\"']?{NAME}[\"']?\s*=", re.IGNORECASE)


def _replacement(match: re.Match[str]) -> str:
    name = re.sub(r"[-_.]+", "-", match["name"].lower())
    marker = match["marker"]
    return REPLACEMENTS[name] + (f" {marker.strip()}" if marker else "")


def migrate_requirements(text: str) -> Rewrite:
    """A requirements file; comments and markers are kept, version pins of Playwright go."""
    lines, findings = [], []
    for number, line in enumerate(text.split("\n"), 1):
        match = REQUIREMENT.match(line)
        if match:
            line = f"{match['before']}{_replacement(match)}{match['after']}"
        elif "playwright" in line.partition("#")[0]:
            findings.append(
                Finding(number, f"names Playwright in a way that is not a plain requirement: {line.strip()}")
            )
        lines.append(line)
    return Rewrite(_once("\n".join(lines)), findings)


def migrate_pyproject(text: str) -> Rewrite:
    """pyproject.toml: quoted requirements in arrays; tables of other tools are left to a person."""
    lines, findings = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if POETRY.match(line):
            findings.append(Finding(number, f"a dependency table: {line.strip()} becomes smooth-page with its extras"))
        elif not line.lstrip().startswith("#"):
            line = QUOTED.sub(lambda match: f"{match['quote']}{_replacement(match)}{match['quote']}", line)
        lines.append(line)
    return Rewrite("\n".join(lines), findings)


def _once(text: str) -> str:
    """Playwright and its plugin in one file become one requirement, the one with more extras."""
    plugin = REPLACEMENTS["pytest-playwright"]
    if plugin not in text:
        return text
    return "\n".join(line for line in text.split("\n") if line.strip() != REPLACEMENTS["playwright"])
