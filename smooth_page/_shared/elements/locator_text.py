"""The text of a selector in messages: `get_by_role("button", name="x").first` instead of its internal string."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

_ENGINE = re.compile(r"\s*\*?([\w\-:.]+)=(.*)", re.DOTALL)
_TEXT = re.compile(r'("(?:[^"\\]|\\.)*")([is]?)', re.DOTALL)
_REGEX = re.compile(r"/(.*)/([a-z]*)", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""\[\s*(?P<name>"(?:[^"\\]|\\.)*"|[\w\-,]+)\s*=\s*
        (?P<value>"(?:[^"\\]|\\.)*"[is]?|/(?:[^/\\]|\\.)*/[a-z]*|[^\]]*)\]""",
    re.DOTALL | re.VERBOSE,
)
_REGEX_FLAGS = (("i", "re.IGNORECASE"), ("m", "re.MULTILINE"), ("s", "re.DOTALL"))


@lru_cache(maxsize=1024)
def locator_text(selector: str) -> str:
    """Returns the Python expression that creates this locator, as Playwright words it."""
    return ".".join(part for part in map(_part_text, _parts(selector)) if part)


def description(selector: str) -> str | None:
    """Returns the description that `describe` added last, if nothing follows it."""
    parts = list(_parts(selector))
    match = _ENGINE.match(parts[-1]) if parts else None
    return _string(match[2]) if match and match[1] == "internal:describe" else None


def _parts(selector: str) -> Iterator[str]:
    """Returns the parts between `>>`, except for those inside quotes."""
    quote = ""
    start = at = 0
    while at < len(selector):
        sign = selector[at]
        if sign == "\\":
            at += 1
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'`":
            quote = sign
        elif selector.startswith(">>", at):
            yield selector[start:at].strip()
            at += 1
            start = at + 1
        at += 1
    yield selector[start:].strip()


def _part_text(part: str) -> str:
    match = _ENGINE.match(part)
    if match and match[1] in _WORDINGS:
        worded = _WORDINGS[match[1]](match[2])
        if worded is not None:
            return worded
    if match and not part.startswith("*"):
        return f"locator({_quoted(part)})"
    if len(part) > 1 and part[0] == part[-1] and part[0] in "\"'":
        return f"locator({_quoted(f'text={part}')})"
    return f"locator({_quoted(part.removeprefix('*'))})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _string(body: str) -> str | None:
    """Returns the content of a JSON string, which may contain unescaped control characters."""
    try:
        content = json.loads(body, strict=False)
    except ValueError:
        return None
    return content if isinstance(content, str) else None


def _value(body: str) -> tuple[str, bool] | None:
    """Returns the Python text of a string or a pattern, and whether the string is exact."""
    if match := _TEXT.fullmatch(body):
        # In attribute values only quotes and backslashes are escaped, in the same way as in JSON.
        content = _string(match[1])
        return None if content is None else (_quoted(content), match[2] == "s")
    if match := _REGEX.fullmatch(body):
        source = re.sub(r"\\([/'`])", r"\1", match[1])
        source = re.sub(r'(\\.)|"', lambda found: found[1] or '\\"', source, flags=re.DOTALL)
        flags = " | ".join(name for letter, name in _REGEX_FLAGS if letter in match[2])
        return f're.compile(r"{source}"{", " + flags if flags else ""})', False
    return None


def _getter(method: str) -> Callable[[str], str | None]:
    def worded(body: str) -> str | None:
        value = _value(body)
        return value and f"{method}({value[0]}{', exact=True' if value[1] else ''})"

    return worded


def _filter(argument: str) -> Callable[[str], str | None]:
    def worded(body: str) -> str | None:
        value = _value(body)
        return value and f"filter({argument}={value[0]})"

    return worded


def _nested(template: str) -> Callable[[str], str | None]:
    def worded(body: str) -> str | None:
        selector = _string(body)
        return None if selector is None else template.format(locator_text(selector))

    return worded


def _attribute(body: str) -> str | None:
    match = _ATTRIBUTE.fullmatch(body)
    method = {"placeholder": "get_by_placeholder", "alt": "get_by_alt_text", "title": "get_by_title"}
    return _getter(method[match["name"]])(match["value"]) if match and match["name"] in method else None


def _test_id(body: str) -> str | None:
    match = _ATTRIBUTE.fullmatch(body)
    value = _value(match["value"]) if match else None
    return value and f"get_by_test_id({value[0]})"


def _role(body: str) -> str | None:
    head = re.match(r"[\w-]*", body)
    role = head[0] if head else ""
    texts: list[str] = []
    states: list[str] = []
    at = len(role)
    while match := _ATTRIBUTE.match(body, at):
        at = match.end()
        name = match["name"].replace("-", "_")
        if name not in ("name", "description"):
            states.append(f"{name}={ {'true': 'True', 'false': 'False'}.get(match['value'], match['value']) }")
        elif value := _value(match["value"]):
            texts.append(f"{name}={value[0]}")
            if value[1] and "exact=True" not in texts:
                texts.append("exact=True")
    if at < len(body):
        return None
    return f"get_by_role({', '.join([_quoted(role), *texts, *states])})"


def _nth(body: str) -> str:
    return {"0": "first", "-1": "last"}.get(body, f"nth({body})")


def _visible(body: str) -> str:
    return "visible" if body == "true" else "filter(visible=False)"


def _control(body: str) -> str | None:
    return {"enter-frame": "content_frame", "any-frame": "frame_locator()"}.get(body)


def _xpath(body: str) -> str | None:
    return f"locator({_quoted(body)})" if body.startswith(("//", "..")) else None


_WORDINGS: dict[str, Callable[[str], str | None]] = {
    "css": lambda body: f"locator({_quoted(body)})",
    "xpath": _xpath,
    "nth": _nth,
    "visible": _visible,
    "internal:role": _role,
    "internal:text": _getter("get_by_text"),
    "internal:label": _getter("get_by_label"),
    "internal:attr": _attribute,
    "internal:testid": _test_id,
    "internal:has": _nested("filter(has={})"),
    "internal:has-not": _nested("filter(has_not={})"),
    "internal:has-text": _filter("has_text"),
    "internal:has-not-text": _filter("has_not_text"),
    "internal:and": _nested("and_({})"),
    "internal:or": _nested("or_({})"),
    "internal:chain": _nested("locator({})"),
    "internal:describe": lambda body: "",
    "internal:control": _control,
}


def _within_its_frame(selector: str) -> str:
    parts: list[str] = []
    for part in _parts(selector):
        parts = [] if part == "internal:control=enter-frame" else [*parts, part]
    return " >> ".join(parts)


_PLACEHOLDER = re.compile(r'\{\{(?:target|selector:("(?:[^"\\]|\\.)*"))\}\}')


def with_locator_texts(text: str, selector: str | None) -> str:
    """Inserts locators where the page wrote `{{target}}` (the operation's own) or `{{selector:"..."}}`.

    As in Playwright, what has several matches in a frame is named without the frame.
    """

    def wording(match: re.Match[str]) -> str:
        named: str = json.loads(match[1]) if match[1] else (selector or ":scope")
        is_ambiguous = text.endswith("strict mode violation: ", 0, match.start())
        return locator_text(_within_its_frame(named) if is_ambiguous else named)

    return _PLACEHOLDER.sub(wording, text)
