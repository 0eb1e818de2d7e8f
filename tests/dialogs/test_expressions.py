"""What the page computes for a listener is what Python computes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.dialogs.conftest import page_kept

EXPRESSIONS: list[Callable[[str], Any]] = [
    lambda m: m.strip(),
    lambda m: m.lstrip("aA "),
    lambda m: m.upper() + m.lower(),
    lambda m: m.replace("a", "<a>"),
    lambda m: m.split()[0] if m.split()[0] != "a" else m.split(" ")[-1],
    lambda m: m[0] + m[-1] + str(len(m.split("a")) > 2) + m.split("a")[-2],
    lambda m: m[1:-1] + "|" + m[:3] + "|" + m[-2:],
    lambda m: "long" if len(m) > 9 else "short" if len(m) >= 3 else "tiny",
    lambda m: "yes" if m.startswith(("a", "B")) or m.endswith("?") else "no",
    lambda m: "in" if m in ("ab", "a", "ünï") else "out",
    lambda m: "in" if "a" in m and "b" not in m else "out",
    lambda m: "word" if re.search(r"\bDel(ete)?\b", m) else "none",
    lambda m: "digit" if re.match(r"\s*\d+", m) else "none",
    lambda m: "all" if re.fullmatch(r"[\w\s]+", m) else "none",
    lambda m: "end" if re.search(r"b$", m) else "none",
    lambda m: "lines" if re.search(r"^b.$", m, re.MULTILINE | re.DOTALL) else "none",
    lambda m: "any" if re.search(r"^a.b", m) else "none",
    lambda m: "odd" if re.search(r"[^a-z\W]|\S{7}", m) else "none",
    lambda m: "case" if re.search(r"(?i)DELETE|ünï", m) else "none",
    lambda m: found.group(1) + found["rest"] if (found := re.search(r"(\w)\W+(?P<rest>\w*?)$", m)) else "none",
    lambda m: found.group(2) or "none" if (found := re.search(r"(a)(b)?", m)) else "no match",
    lambda m: "|".join(m.partition("b")) + str(m.count("a") > 1 or m.find("b") == 1),
    lambda m: "not" if re.search(r"(?<!a)b(?!c)", m) else "none",
]
MESSAGES = [  # among them look-alikes of letters
    "", "a", "ab", "a b", " a\tb ", "Delete 3 items?", "delete", "Deleted?", "12 abc", "٣ items", "a\nb", "b\n", "a\nb\n",
    "x\r\nb!", "ünï", "ÜNÏ code", "Ärger", "straße", "İstanbul", "ΣΑΣ", "\U0001d49clpha 😀 beta", "\x1c a \x85", "\ufeff a", "a\u2028b",
    "_a_", "B?", "'quoted' text", "abc abd", "K", "\u017f",
]  # fmt: skip


class Played:
    """A prompt that a listener answers in Python."""

    type = "prompt"
    default_value = ""

    def __init__(self, message: str) -> None:
        self.message = message
        self.answer: str | None = None

    def accept(self, text: str | None = None) -> None:
        self.answer = text or ""


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_of_texts(in_sync_world: Callable[..., Any], expression: Callable[[str], Any]) -> None:
    def listener(dialog: Any) -> None:
        try:
            text = expression(dialog.message)
        except IndexError:
            text = "IndexError"
        dialog.accept(text)

    def answers(browsers: list[Any]) -> Any:
        page = page_kept(browsers[0]) or browsers[0].new_page()
        page.on("dialog", listener)
        found = page.evaluate("messages => messages.map(message => prompt(message))", MESSAGES)
        page.remove_listener("dialog", listener)
        return found

    expected = []
    for message in MESSAGES:
        played = Played(message)
        listener(played)
        expected.append(played.answer)
    assert dict(zip(MESSAGES, in_sync_world(answers), strict=True)) == dict(zip(MESSAGES, expected, strict=True))
