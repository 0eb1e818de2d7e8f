"""Parses plain imperative English into steps. Refuses what it does not understand, and quotes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from smooth_page.local.agent import UnableError
from smooth_page.local.tasks.steps import Check, Click, Credentials, Fill, Go, Press, Select, Step, Type, Wait

VERBS = (
    r"go|open|visit|navigate|browse|fill|enter|type|write|set|put|input|click|tap|press|hit|push|submit|select|choose|pick|"
    r"check|tick|uncheck|untick|wait|log|sign|login"
)
# The boundary between two steps. Quoted values are taken out of the text before.
BREAK = re.compile(
    rf"\s*(?:[.;\n]+\s*|,?\s+(?:and\s+)?then\s+|,\s*(?:and\s+)?(?=(?:{VERBS})\b)|\s+and\s+(?=(?:{VERBS})\b))",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"\"([^\"]*)\"|\N{LEFT DOUBLE QUOTATION MARK}([^\N{RIGHT DOUBLE QUOTATION MARK}]*)\N{RIGHT DOUBLE QUOTATION MARK}|(?<!\w)'([^']*)'(?!\w)|`([^`]*)`"
)
ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s,;\"']*[^\s,;.\"']")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HELD = "\N{SYMBOL FOR SUBSTITUTE}"
VALUE = rf"(?P<value>{HELD}\d+{HELD}|\S+(?: \S+)*?)"
USER = r"(?:user ?name|user|e-?mail(?: address)?|login|account)"
THE = r"(?:the |a |an |my |your )?"
NOUNS = r"(?: (?:button|link|tab|icon|menu item|item|option|field|box|input|text ?area|text ?box|drop-?down|list|menu|checkbox|check box|radio button|radio|switch))?"

Made = Callable[[re.Match[str]], Step]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("VALUE", VALUE).replace("THE ", THE).replace("USER", USER), re.IGNORECASE)


def _target(name: str) -> str:
    """Returns the name without article and noun: `login` for `the login button`."""
    name = re.sub(rf"^{THE}", "", name.strip(), flags=re.IGNORECASE)
    return re.sub(rf"{NOUNS}$", "", name, flags=re.IGNORECASE).strip() or name.strip()


RULES: list[tuple[re.Pattern[str], Made]] = [
    (
        _pattern(rf"(?:go|navigate|browse)(?: back)? to (?:THE )?(?:page |site |url |address )?(?P<url>{HELD}\d+{HELD}|\S+)"),
        lambda found: Go(found["url"]),
    ),
    (_pattern(rf"(?:open|visit) (?:THE )?(?:page |site |url )?(?P<url>{HELD}\d+{HELD})"), lambda found: Go(found["url"])),
    (
        _pattern(r"(?:log ?in|sign ?in)(?: to .+?)? (?:with|as|using) (?:THE )?(?:USER )?VALUE (?:and|with|,)(?: the| with)? pass(?:word|phrase) (?P<password>.+)"),
        lambda found: Credentials(found["value"], found["password"], submit=True),
    ),
    (
        _pattern(r"(?:fill|complete)(?: in| out)? THE (?:log-? ?in|sign-? ?in)? ?form with (?:THE )?USER VALUE and (?:THE )?pass(?:word|phrase) (?P<password>.+)"),
        lambda found: Credentials(found["value"], found["password"], submit=False),
    ),
    (
        _pattern(r"(?:fill|complete)(?: in| out)? (?P<field>.+?) with VALUE"),
        lambda found: Fill(_target(found["field"]), found["value"]),
    ),
    (
        _pattern(r"(?:set|change) (?P<field>.+?) to VALUE"),
        lambda found: Fill(_target(found["field"]), found["value"]),
    ),
    (
        _pattern(r"(?:enter|type|write|put|input|fill)(?: in)? VALUE (?:in|into|to|for|as) (?P<field>.+)"),
        lambda found: Fill(_target(found["field"]), found["value"]),
    ),
    (_pattern(r"(?:enter|type|write) VALUE"), lambda found: Type(found["value"])),
    (
        _pattern(r"(?:press|hit|push)(?: the)? (?P<key>enter|return|tab|esc|escape|space|backspace|delete|arrow ?(?:up|down|left|right)|page ?(?:up|down)|home|end|f\d{1,2})(?: key)?"),
        lambda found: Press(_key(found["key"])),
    ),
    (
        _pattern(r"(?:select|choose|pick) VALUE (?:from|in|for|as) (?P<field>.+)"),
        lambda found: Select(found["value"], _target(found["field"])),
    ),
    (_pattern(r"(?:select|choose|pick) VALUE"), lambda found: Select(_target(found["value"]), None)),
    (_pattern(r"(?:uncheck|untick) (?P<target>.+)"), lambda found: Check(_target(found["target"]), checked=False)),
    (_pattern(r"(?:check|tick) (?P<target>.+)"), lambda found: Check(_target(found["target"]), checked=True)),
    (
        _pattern(r"wait(?: for)? (?P<seconds>\d+(?:\.\d+)?) ?(?:s|sec|seconds?)"),
        lambda found: Wait(seconds=float(found["seconds"])),
    ),
    (
        _pattern(r"wait (?:for|until) (?:the )?(?:text |message )?VALUE(?: (?:to appear|appears|is (?:visible|shown|there)|to be visible))?"),
        lambda found: Wait(_target(found["value"])),
    ),
    (_pattern(r"submit(?: the)?(?: form)?"), lambda found: Click("submit")),
    (_pattern(r"(?:click|tap|press|hit|push)(?: on)? (?P<target>.+)"), lambda found: Click(_target(found["target"]))),
    (_pattern(r"open (?P<target>.+)"), lambda found: Click(_target(found["target"]))),
]  # fmt: skip


def _key(name: str) -> str:
    known = {"return": "Enter", "esc": "Escape", "space": "Space"}
    plain = name.lower().replace(" ", "")
    for word in ("up", "down", "left", "right"):
        if plain == f"arrow{word}":
            return f"Arrow{word.capitalize()}"
        if plain == f"page{word}":
            return f"Page{word.capitalize()}"
    return known.get(plain, plain.capitalize())


def read_task(task: str) -> list[Step]:
    """Returns the steps of a task. Raises UnableError for what is not understood."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(next((group for group in match.groups() if group is not None), match.group()))
        return f"{HELD}{len(held) - 1}{HELD}"

    text = QUOTED.sub(hold, task.strip())
    text = EMAIL.sub(hold, ADDRESS.sub(hold, text))
    sentences = [part.strip() for part in BREAK.split(text) if part and part.strip(" .,")]
    if not sentences:
        raise UnableError("The task is empty")
    return [
        _read(re.sub(r"^(?:please|now|first|finally|next|and)\s+", "", sentence, flags=re.I), held)
        for sentence in sentences
    ]


def _read(sentence: str, held: list[str]) -> Step:
    sentence = re.sub(r"\s+", " ", sentence).strip(" ,")
    for pattern, make in RULES:
        match = pattern.fullmatch(sentence)
        if match:
            return _with_values(make(match), held)
    raise UnableError(
        f"Not understood: {_shown(sentence, held)!r}. Without a language model the agent follows plain steps only: go to ..., "
        "fill X with Y, type, click X, press a key, select X in Y, check X, wait for X, log in with ... and password ..."
    )


def _with_values(step: Step, held: list[str]) -> Step:
    texts: dict[str, Any] = {name: _shown(text, held) for name, text in vars(step).items() if isinstance(text, str)}
    return replace(step, **texts)


def _shown(text: str, held: list[str]) -> str:
    return re.sub(rf"{HELD}(\d+){HELD}", lambda match: held[int(match[1])], text)
