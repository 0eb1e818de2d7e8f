"""Options of pytest-playwright in the `addopts` of a project's pytest configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from smooth_page.usage.uses import Use, UseLevel

CONFIGURATIONS = {"pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml", "tox.ini", "setup.cfg", "pyproject.toml"}
_ADDOPTS = re.compile(r"\s*addopts\s*=")
_NEXT = re.compile(r"\s*(\[(?!\[)[\w.\s\"'-]+\]|[\w.-]+\s*=)")
_OPTION = re.compile(r"(?<![\w-])--(?P<name>[a-z-]+)(?:(?:=|[\s\"',]+)(?P<value>(?!-)[\w-]+))?")


def uses_in(path: Path, text: str) -> Iterator[Use]:
    """Yields the options in `addopts` that have no effect here, or name a browser that sessions don't run."""
    for number, line in _lines(text):
        for found in _OPTION.finditer(line.partition("#")[0]):
            level = _level(found["name"], found["value"])
            if level:
                yield Use(path, number, found.start() + 1, f"pytest --{found['name']}", *level, "", line.strip())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yields the lines of the setting's value, counted from 1."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if _ADDOPTS.match(line):
            inside = True
        elif inside and _NEXT.match(line):
            inside = False
        if inside:
            yield number, line


def _level(name: str, value: str | None) -> tuple[UseLevel, str] | None:
    if name == "browser" and value in ("firefox", "webkit"):
        return "not supported", "sessions run Chromium"
    if name == "headed":
        return "differs", "--headed shows the live view of each session in your browser, instead of a window"
    return None
