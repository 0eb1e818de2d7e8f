"""Builds selector strings; users see them in the repr of a locator.

The page parses and runs them (runtime/src/selectors). A string is quoted as JSON, followed by `i` if it may be part of
the text in any case, or by `s` if it must be the whole text. A pattern is written as in JavaScript.
"""

from __future__ import annotations

import json
import re
from re import Pattern

from smooth_page.errors import Error

Text = str | Pattern[str]

# The selector of `frame_locator()` without an argument: the frame and all frames below it.
ANY_FRAME = "internal:control=any-frame"

# Parts of a pattern that must not look like the end of a part of the selector around it.
_ESCAPED_QUOTE_OR_ARROWS = re.compile(r"""(\\.)|(["'`])|(>(?=>)|(?<=>)>)""", re.DOTALL)
_ESCAPED_OR_SLASH = re.compile(r"(\\.)|/", re.DOTALL)
_FLAGS = ((re.IGNORECASE, "i"), (re.DOTALL, "s"), (re.MULTILINE, "m"))


def regex_flags(pattern: Pattern[str]) -> str:
    """Returns JavaScript's letters for the flags. Raises an error for flags that JavaScript does not have."""
    known = re.UNICODE
    for flag, _ in _FLAGS:
        known |= flag
    if pattern.flags & ~int(known) or not pattern.flags & re.UNICODE:
        raise Error("Unexpected re.Pattern flag, only MULTILINE, IGNORECASE and DOTALL are supported.")
    return "".join(letter for flag, letter in _FLAGS if pattern.flags & flag)


def _regex(pattern: Pattern[str]) -> str:
    def escape(match: re.Match[str]) -> str:
        escaped, quote, arrow = match.groups()
        if escaped == "\\>":
            return "\\>"
        return escaped or "\\" + (quote or arrow)

    source = _ESCAPED_QUOTE_OR_ARROWS.sub(escape, pattern.pattern)
    return f"/{source}/{regex_flags(pattern)}"


def _text(text: Text, exact: bool | None) -> str:
    """Returns a text for a selector engine that takes a text."""
    if isinstance(text, Pattern):
        return _regex(text)
    return json.dumps(text, ensure_ascii=False) + ("s" if exact else "i")


def _attribute_value(text: Text, exact: bool | None) -> str:
    """Returns a text for use inside brackets, where a pattern ends at the first slash."""
    if isinstance(text, Pattern):
        source = _ESCAPED_OR_SLASH.sub(lambda match: match[1] or r"\/", text.pattern)
        return _regex(re.compile(source, text.flags))
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + ("s" if exact else "i")


def by_text(text: Text, exact: bool | None = None) -> str:
    return "internal:text=" + _text(text, exact)


def by_label(text: Text, exact: bool | None = None) -> str:
    return "internal:label=" + _text(text, exact)


def by_attribute(name: str, text: Text, exact: bool | None = None) -> str:
    """Returns a selector for alt, placeholder or title."""
    return f"internal:attr=[{name}={_attribute_value(text, exact)}]"


def by_test_id(attribute: str, test_id: Text) -> str:
    """Returns a selector for a test id. `set_test_id_attribute` sets the attribute; a list with commas is quoted."""
    name = json.dumps(attribute) if "," in attribute else attribute
    return f"internal:testid=[{name}={_attribute_value(test_id, True)}]"


def by_role(
    role: str,
    *,
    checked: bool | None = None,
    disabled: bool | None = None,
    selected: bool | None = None,
    expanded: bool | None = None,
    include_hidden: bool | None = None,
    level: int | None = None,
    name: Text | None = None,
    description: Text | None = None,
    exact: bool | None = None,
    pressed: bool | None = None,
) -> str:
    properties = (
        ("checked", _literal(checked)),
        ("disabled", _literal(disabled)),
        ("selected", _literal(selected)),
        ("expanded", _literal(expanded)),
        ("include-hidden", _literal(include_hidden)),
        ("level", _literal(level)),
        ("name", None if name is None else _attribute_value(name, exact)),
        ("description", None if description is None else _attribute_value(description, exact)),
        ("pressed", _literal(pressed)),
    )
    brackets = "".join(f"[{key}={value}]" for key, value in properties if value is not None)
    return f"internal:role={role}{brackets}"


def _literal(value: bool | float | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if value == int(value) else str(value)


def filtered(
    selector: str,
    *,
    has_text: Text | None = None,
    has_not_text: Text | None = None,
    has: str | None = None,
    has_not: str | None = None,
    visible: bool | None = None,
) -> str:
    """Returns a selector for fewer matches; `has` and `has_not` are selectors. Empty texts are ignored."""
    if has_text:
        selector += " >> internal:has-text=" + _text(has_text, False)
    if has_not_text:
        selector += " >> internal:has-not-text=" + _text(has_not_text, False)
    if has is not None:
        selector += " >> internal:has=" + _nested(has)
    if has_not is not None:
        selector += " >> internal:has-not=" + _nested(has_not)
    if visible is not None:
        selector += f" >> visible={'true' if visible else 'false'}"
    return selector


def both(selector: str, other: str) -> str:
    return f"{selector} >> internal:and={_nested(other)}"


def either(selector: str, other: str) -> str:
    return f"{selector} >> internal:or={_nested(other)}"


def chained(selector: str, inner: str) -> str:
    """Returns a selector for the matches of a whole selector, including alternatives, below those of another."""
    return f"{selector} >> internal:chain={_nested(inner)}"


def below(selector: str, inner: str) -> str:
    return f"{selector} >> {inner}"


def nth(selector: str, index: int) -> str:
    """Returns a selector for the match at the index; -1 is the last."""
    return f"{selector} >> nth={index}"


def in_frame(owner: str, selector: str) -> str:
    """Returns a selector inside the iframe that the first selector matches."""
    return f"{owner} >> internal:control=enter-frame >> {selector}"


def described(selector: str, description: str) -> str:
    return f"{selector} >> internal:describe={_nested(description)}"


def _nested(selector: str) -> str:
    return json.dumps(selector, ensure_ascii=False)
