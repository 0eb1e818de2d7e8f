"""Commands that the documentation names exist, with their options; whether in shell snippets, YAML or Dockerfiles."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import metadata
from pathlib import Path

import pytest
import yaml

from smooth_page.cli import COMMANDS
from tests.docs.documents import PAGES, ROOT, commands, environment, snippets

# Programs that are not ours.
OTHERS = {"apt-get", "rm", "git", "cd"}
PAGES_WITH_COMMANDS = [str(page.relative_to(ROOT)) for page in PAGES if page.parent.name == "docs"]


def lines_of(page: Path) -> Iterator[str]:
    yield from commands(page)
    for snippet in snippets(page, "yaml"):
        yield from _of_yaml(yaml.safe_load(snippet.text))
    for snippet in snippets(page, "dockerfile"):
        text = snippet.text.replace("\\\n", " ")
        yield from re.findall(r"^RUN (.+)", text, re.M)
        yield from (" ".join(re.findall(r'"([^"]+)"', words)) for words in re.findall(r"^CMD \[(.+)\]", text, re.M))


def _of_yaml(value: object) -> Iterator[str]:
    """What stands under `run`, `script` and `before_script`, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("run", "script", "before_script"):
                yield from inner if isinstance(inner, list) else inner.splitlines()
            else:
                yield from _of_yaml(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_yaml(inner)


@pytest.mark.parametrize("page", PAGES_WITH_COMMANDS)
def test_commands_exist(page: str) -> None:
    for line in lines_of(ROOT / page):
        for command in re.split(r"\s*(?:&&|;|\|)\s*", line):
            check(shlex.split(command))


def check(words: list[str]) -> None:
    program, *rest = words
    options = {word.partition("=")[0] for word in rest if word.startswith("--")}
    if program == "smooth-page":
        assert rest[0] in COMMANDS, words
        if rest[0] != "run":  # the rest of its line is another program's
            assert options <= options_of("smooth_page.cli", rest[0]), words
    elif program == "pytest":
        assert options <= options_of("pytest"), words
    elif program == "make":
        assert subprocess.run(["make", "-n", *rest], cwd=ROOT, env=environment(), capture_output=True).returncode == 0
    elif program == "pip":
        assert rest[0] == "install"
        assert all(_is_ours(word) for word in rest[1:] if not word.startswith("--")), words
    elif program in ("python", "python3"):
        assert rest[0].endswith(".py") or importlib.util.find_spec(rest[1]), words
    elif program == "export":
        _check_variable(rest[0].partition("=")[0])
    else:
        assert program in OTHERS, words


@cache
def options_of(module: str, *words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-m", module, *words, "--help"],
        env=environment(PYTEST_ADDOPTS="-p no:playwright -p no:playwright-asyncio"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"--[\w-]+", done.stdout)) | {"--help"}


def _is_ours(requirement: str) -> bool:
    found = re.fullmatch(r"smooth-page(?:\[([\w,]+)\])?", requirement)
    extras = set(metadata("smooth-page").get_all("Provides-Extra") or ())
    return bool(found) and set(filter(None, (found[1] or "").split(","))) <= extras


@cache
def _check_variable(name: str) -> None:
    sources = (ROOT / "smooth_page").rglob("*.py")
    assert any(f'"{name}"' in source.read_text() for source in sources), name


@pytest.mark.parametrize("page", PAGES_WITH_COMMANDS)
def test_commands_and_variables_named_in_the_prose_exist(page: str) -> None:
    text = (ROOT / page).read_text()
    assert set(re.findall(r"`smooth-page ([\w-]+)", text)) <= set(COMMANDS)
    for name in set(re.findall(r"\b(?:SMOOTH|CIRCLEMIND)_[A-Z_]+\b", text)):
        _check_variable(name)
