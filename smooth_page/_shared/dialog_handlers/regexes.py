"""Regular expressions of Python as JavaScript's, only where both mean the same."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as sre
    from re import _parser as sre_parse
else:
    import sre_constants as sre
    import sre_parse

START = r"(?<![\s\S])"
END = r"(?![\s\S])"
_SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WORD = r"\p{L}\p{N}_"
# By category: what stands in brackets, for texts and with re.ASCII.
_CLASSES = {"DIGIT": (r"\p{Nd}", "0-9"), "SPACE": (_SPACE, r"\t-\r\x20"), "WORD": (_WORD, "A-Za-z0-9_")}
_KNOWN_FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.UNICODE | re.ASCII


class UntranslatableError(Exception):
    """There is no JavaScript for it that means the same."""


def translated(pattern: re.Pattern[Any], how: str) -> tuple[str, str, set[int]]:
    """Source and flags for JavaScript; `how`: search, match or fullmatch.

    The groups that are given stand in repetitions: JavaScript forgets them where the last round has no match for them.
    """
    if not isinstance(pattern.pattern, str) or pattern.flags & ~int(_KNOWN_FLAGS):
        raise UntranslatableError
    flags = pattern.flags
    translation = _Translation(flags)
    source = translation.sequence(sre_parse.parse(pattern.pattern, flags & ~re.UNICODE))
    if how != "search":
        source = f"{START}(?:{source})"
    if how == "fullmatch":
        source += END
    return source, "iu" if flags & re.IGNORECASE else "u", translation.repeated


class _Translation:
    def __init__(self, flags: int) -> None:
        self.flags = flags
        self.repeated: set[int] = set()
        self._rounds = 0

    def sequence(self, items: Any) -> str:
        return "".join(self._item(str(kind), given) for kind, given in items)

    def _item(self, kind: str, given: Any) -> str:
        write: Callable[[Any], str] | None = getattr(self, f"_{kind.lower()}", None)
        if write is None:
            raise UntranslatableError(kind)
        return write(given)

    def _literal(self, code: int) -> str:
        return _character(code)

    def _not_literal(self, code: int) -> str:
        return f"[^{_character(code)}]"

    def _any(self, _: Any) -> str:
        return r"[\s\S]" if self.flags & re.DOTALL else r"[^\n]"

    def _in(self, items: Any) -> str:
        """A class in brackets. A complement in it, as in [\\s\\S], becomes an alternative."""
        named = [(str(kind), given) for kind, given in items]
        negated = named[0][0] == "NEGATE"
        plain = "".join(self._in_brackets(kind, given) for kind, given in named if not _is_complement(kind, given))
        complements = [f"[^{self._class(given)}]" for kind, given in named if _is_complement(kind, given)]
        if not complements:
            return f"[{'^' if negated else ''}{plain}]"
        either = "(?:" + "|".join([*([f"[{plain}]"] if plain else []), *complements]) + ")"
        return rf"(?:(?!{either})[\s\S])" if negated else either

    def _in_brackets(self, kind: str, given: Any) -> str:
        if kind == "NEGATE":
            return ""
        if kind == "LITERAL":
            return _character(given)
        if kind == "RANGE":
            return f"{_character(given[0])}-{_character(given[1])}"
        return self._class(given)

    def _class(self, given: Any) -> str:
        name = str(given).removeprefix("CATEGORY_").removeprefix("NOT_")
        return _CLASSES[name][bool(self.flags & re.ASCII)]

    def _branch(self, given: Any) -> str:
        return "(?:" + "|".join(self.sequence(branch) for branch in given[1]) + ")"

    def _subpattern(self, given: Any) -> str:
        group, added, removed, items = given
        if added or removed:
            raise UntranslatableError("flags of a part")
        if group and self._rounds:
            self.repeated.add(group)
        return f"{'(' if group else '(?:'}{self.sequence(items)})"

    def _max_repeat(self, given: Any) -> str:
        low, high, items = given
        upper = "" if high is sre.MAXREPEAT else str(high)
        self._rounds += upper not in ("0", "1")
        source = f"(?:{self.sequence(items)}){{{low},{upper}}}"
        self._rounds -= upper not in ("0", "1")
        return source

    def _min_repeat(self, given: Any) -> str:
        return f"{self._max_repeat(given)}?"

    def _groupref(self, group: int) -> str:
        # In JavaScript a group without a match is matched by nothing at all; in Python it fails.
        raise UntranslatableError("a back reference")

    def _assert(self, given: Any) -> str:
        direction, items = given
        return f"(?{'=' if direction > 0 else '<='}{self.sequence(items)})"

    def _assert_not(self, given: Any) -> str:
        direction, items = given
        return f"(?{'!' if direction > 0 else '<!'}{self.sequence(items)})"

    def _at(self, given: Any) -> str:
        name = str(given)
        word = _CLASSES["WORD"][bool(self.flags & re.ASCII)]
        lines = bool(self.flags & re.MULTILINE)
        edge = f"(?:(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}]))"
        written = {
            "AT_BEGINNING": r"(?<![^\n])" if lines else START,
            "AT_BEGINNING_STRING": START,
            "AT_END": r"(?![^\n])" if lines else rf"(?=\n?{END})",
            "AT_END_STRING": END,
            "AT_BOUNDARY": edge,
            "AT_NON_BOUNDARY": f"(?!{edge})",
        }
        if name not in written:
            raise UntranslatableError(name)
        return written[name]


def _is_complement(kind: str, given: Any) -> bool:
    return kind == "CATEGORY" and "NOT_" in str(given)


def _character(code: int) -> str:
    character = chr(code)
    return character if character.isalnum() and code < 128 else f"\\u{{{code:x}}}"
