"""The sentences of this repository: comments, docstrings and messages of its sources, and the text of its documents."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("smooth_page", "scripts", "compat", "examples", "hatch_build.py")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "examples/README.md")
SKIPPED = {"_sync", "node_modules", "dist", "__pycache__"}

_SCRIPT = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)", re.S
)
_FENCE = re.compile(r"^( *)```.*?^\1```$", re.M | re.S)


class Sentence(NamedTuple):
    """A piece of prose and where it begins."""

    path: str
    line: int
    text: str


@cache
def prose() -> list[Sentence]:
    """Returns all prose that is written by hand, tests' code excepted: their docstrings and comments count."""
    return [
        *(sentence for path in _files(CODE, ".py") for sentence in _python(path, strings=True)),
        *(sentence for path in _files(("tests",), ".py") for sentence in _python(path, strings=False)),
        *(
            sentence
            for path in _files(("smooth_page/runtime", "smooth_page/companion"), ".ts", ".mjs")
            for sentence in _script(path)
        ),
        *(sentence for path in _files(DOCUMENTS, ".md") for sentence in _markdown(path)),
    ]


def identifiers(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yields the names in Python and TypeScript, each with the place of its line, of files that have one of the words."""
    wanted = re.compile("|".join(words), re.IGNORECASE)
    for path in _files((*CODE, "tests"), ".py"):
        source = path.read_text("utf-8")
        for token in tokenize.generate_tokens(io.StringIO(source).readline) if wanted.search(source) else ():
            if token.type == tokenize.NAME:
                yield f"{path.relative_to(ROOT).as_posix()}:{token.start[0]}", token.string
    for path in _files(("smooth_page/runtime", "smooth_page/companion"), ".ts", ".mjs"):
        source = path.read_text("utf-8")
        code = _SCRIPT.sub(lambda found: "\n" * found[0].count("\n"), source) if wanted.search(source) else ""
        for number, line in enumerate(code.splitlines(), 1):
            for name in re.findall(r"[A-Za-z_$][\w$]*", line):
                yield f"{path.relative_to(ROOT).as_posix()}:{number}", name


def _files(places: tuple[str, ...], *endings: str) -> Iterator[Path]:
    for place in places:
        found = sorted((ROOT / place).rglob("*")) if (ROOT / place).is_dir() else [ROOT / place]
        for path in found:
            if path.suffix in endings and not SKIPPED.intersection(path.relative_to(ROOT).parts):
                yield path


def _sentence(path: Path, line: int, text: str) -> Sentence:
    return Sentence(path.relative_to(ROOT).as_posix(), line, text)


def _python(path: Path, *, strings: bool) -> Iterator[Sentence]:
    source = path.read_text("utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield _sentence(path, token.start[0], token.string.lstrip("# "))
    parts: set[ast.AST] = set()  # of what was yielded as a whole
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            parts.add(node.value)
            yield _sentence(path, node.lineno, node.value.value)
        elif strings and isinstance(node, ast.JoinedStr):
            parts.update(node.values)
            pieces = (part.value if isinstance(part, ast.Constant) else "..." for part in node.values)
            yield _sentence(path, node.lineno, "".join(map(str, pieces)))
        elif strings and node not in parts and isinstance(node, ast.Constant) and " " in str(node.value):
            yield _sentence(path, node.lineno, str(node.value))


def _script(path: Path) -> Iterator[Sentence]:
    source = path.read_text("utf-8")
    for found in _SCRIPT.finditer(source):
        if found["comment"] or " " in found["string"]:
            yield _sentence(path, source.count("\n", 0, found.start()) + 1, found[0])


def _markdown(path: Path) -> Iterator[Sentence]:
    text = _FENCE.sub(lambda block: "\n" * block[0].count("\n"), path.read_text("utf-8"))
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _sentence(path, number, line)
