"""Comments, docstrings, messages and documents are written in plain words: idioms.json lists phrases to avoid."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.language.prose import Sentence, identifiers, prose

WORDS = json.loads((Path(__file__).parent / "idioms.json").read_text())
IDIOMS = [(re.compile(pattern, re.IGNORECASE), instead) for pattern, instead in WORDS["idioms"]]
PENDING = tuple(WORDS["pending"])
EXCEPTIONS = {(path, phrase) for path, phrase, _ in WORDS["exceptions"]}


def idioms(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The phrases of a sentence that are to be avoided, each with what to write instead."""
    for pattern, instead in IDIOMS:
        for found in pattern.finditer(sentence.text):
            if (sentence.path, found[0]) not in EXCEPTIONS:
                yield found[0], instead


def test_plain_words() -> None:
    found = {
        f'{sentence.path}:{sentence.line}: "{phrase}" -> {instead}'
        for sentence in prose()
        if not sentence.path.startswith(PENDING or "\0")
        for phrase, instead in idioms(sentence)
    }
    assert not found, "\n".join(["say it in plain words (tests/language/idioms.json):", *sorted(found)])


def test_plain_names() -> None:
    found = {
        f"{where}: {name} -> {WORDS['identifiers'][word.lower()]}"
        for where, name in identifiers(WORDS["identifiers"])
        for word in re.findall("[a-z]+|[A-Z]+[a-z]*", name)
        if word.lower() in WORDS["identifiers"]
    }
    assert not found, "\n".join(["name it in plain words (tests/language/idioms.json):", *sorted(found)])


def test_exceptions_are_needed_and_have_a_reason() -> None:
    texts: dict[str, str] = {}
    for sentence in prose():
        texts[sentence.path] = texts.get(sentence.path, "") + sentence.text
    for path, phrase, reason in WORDS["exceptions"]:
        assert phrase in texts.get(path, ""), f"{path} no longer says {phrase!r}"
        assert reason


def test_prose_is_found(tmp_path: Path) -> None:
    """Of each kind: a document, Python's docstrings, comments and messages, TypeScript's comments and strings."""
    texts = {sentence.path: sentence for sentence in prose()}
    assert {path.rpartition(".")[2] for path in texts} == {"md", "py", "ts", "mjs"}
    messages = [sentence.text for sentence in prose() if sentence.path == "smooth_page/cli/migrate.py"]
    assert "`smooth-page migrate`" in messages[0] or any(text.startswith("`smooth-page migrate`") for text in messages)
    assert "change the files" in messages
    assert any(text.endswith("places to check by hand") for text in messages)
