"""Operations on texts of which the page knows what they are."""

from __future__ import annotations

import re
import string
from typing import Any

from .path import Path, why_unknown
from .regexes import UntranslatableError, translated
from .signals import Thrown
from .values import Expr, Known, Many, Match, Symbol, Unknown, Value, compares_itself, plain

_PLAIN_METHODS = {"lower": 0, "upper": 0, "strip": 1, "lstrip": 1, "rstrip": 1}
_CONDITIONS = {"startswith": "starts", "endswith": "ends", "__contains__": "has"}
_HOW = {"search", "match", "fullmatch"}


def expr_of(value: Value) -> Any:
    """What the page computes it with; NotImplemented for what it can't."""
    if isinstance(value, Symbol):
        return value.expr
    scalar = plain(value)
    return scalar if isinstance(scalar, str) or type(scalar) is int else NotImplemented


def is_text(value: Value) -> bool:
    """Whether it is a text, known or not."""
    return (isinstance(value, Symbol) and value.is_text) or isinstance(plain(value), str)


def joined(values: list[Value]) -> Value:
    """The texts one after the other."""
    exprs = [expr_of(value) for value in values]
    if not all(map(is_text, values)):
        return Unknown(why_unknown(*values))
    if all(isinstance(expr, str) for expr in exprs):
        return Known("".join(exprs))
    return Symbol(["join", *exprs])


def equal(path: Path, one: Value, other: Value) -> Value:
    """`==` with a text or number that the page knows."""
    symbol, constant = (one, other) if isinstance(one, Symbol) else (other, one)
    expr = expr_of(constant)
    if not isinstance(symbol, Symbol) or isinstance(constant, Unknown):
        return Unknown(why_unknown(one, other))
    if expr is NotImplemented or (isinstance(constant, Known) and isinstance(expr, str) != symbol.is_text):
        decided = isinstance(constant, Known) and not compares_itself(constant.value)
        return Known(False) if decided else Unknown(why_unknown(constant))
    return Known(path.holds(["eq", symbol.expr, expr]))


def less(path: Path, one: Value, other: Value) -> Value:
    """`<` of two whole numbers, one of which the page knows."""
    exprs = [expr_of(one), expr_of(other)]
    if is_text(one) or is_text(other) or NotImplemented in exprs:
        return Unknown(why_unknown(one, other))
    return Known(path.holds(["less", *exprs]))


def has(path: Path, whole: Value, part: Value) -> Value:
    """`part in whole`."""
    if not (is_text(whole) and is_text(part)):
        return Unknown(why_unknown(whole, part))
    return Known(path.holds(["has", expr_of(whole), expr_of(part)]))


def truth(path: Path, symbol: Symbol) -> bool:
    """Whether it is not empty, or not zero."""
    return not path.holds(["eq", symbol.expr, "" if symbol.is_text else 0])


def method(path: Path, symbol: Symbol, name: str, args: list[Value]) -> Value:
    """A call of a method of str."""
    given = [expr_of(arg) for arg in args]
    if name in ("startswith", "endswith"):
        return _starts_or_ends(path, symbol, name, args)
    if NotImplemented in given or not symbol.is_text:
        return _sequence_method(path, symbol, name, args)
    if name in _PLAIN_METHODS and len(given) <= _PLAIN_METHODS[name]:
        return Symbol([name, symbol.expr, *given])
    if name == "replace" and len(given) == 2 and given[0] != "":
        return Symbol(["replace", symbol.expr, *given])
    if name in _CONDITIONS and len(given) == 1:
        return Known(path.holds([_CONDITIONS[name], symbol.expr, given[0]]))
    if name == "split" and len(given) <= 1 and given != [""]:
        return Many([symbol, *args], Split)
    if name in ("count", "find") and len(given) == 1 and given[0] != "":
        return Symbol([name, symbol.expr, given[0]], is_text=False)
    if name == "partition" and len(given) == 1 and given[0] != "":
        return _partition(path, symbol, args[0])
    if name == "format" and not given:
        return symbol
    return Unknown(f"{name}() of a text that only the page knows")


def _partition(path: Path, symbol: Symbol, separator: Value) -> Value:
    expr = expr_of(separator)
    if not path.holds(["has", symbol.expr, expr]):
        return Many([symbol, Known(""), Known("")], tuple)
    before, after = Symbol(["part", symbol.expr, expr, 0]), Symbol(["after", symbol.expr, expr])
    return Many([before, separator, after], tuple)


class Split:
    """The kind of Many that a split text is: the text and its separator, not its parts."""


def _sequence_method(path: Path, symbol: Symbol, name: str, args: list[Value]) -> Value:
    if name == "split" and [plain(arg) for arg in args] == [None]:
        return Many([symbol], Split)
    return Unknown(why_unknown(*args))


def _starts_or_ends(path: Path, symbol: Symbol, name: str, args: list[Value]) -> Value:
    """Of one text, or of a tuple of texts."""
    if len(args) != 1:
        return Unknown(f"{name}() with bounds")
    several = plain(args[0])
    wanted: list[Any] = list(several) if type(several) is tuple else [expr_of(args[0])]
    if not all(isinstance(each, (str, list)) for each in wanted):
        return Unknown(why_unknown(*args))
    return Known(any(path.holds([_CONDITIONS[name], symbol.expr, each]) for each in wanted))


def item(path: Path, value: Many, index: Value) -> Value:
    """A part of a split text; IndexError where it has fewer."""
    at = plain(index)
    if type(at) is not int:
        return Unknown(why_unknown(index))
    always = len(value.items) > 1 and at in (0, -1)
    if not always and not path.holds(["less", at if at >= 0 else -at - 1, count(value).expr]):
        raise Thrown(IndexError)
    return Symbol(["part", *_split(value), at])


def count(value: Many) -> Symbol:
    """Of how many parts a split text is."""
    return Symbol(["parts", *_split(value)], is_text=False)


def _split(value: Many) -> list[Expr]:
    return [expr_of(value.items[0]), expr_of(value.items[1]) if len(value.items) > 1 else None]


def character(path: Path, symbol: Symbol, index: Value) -> Value:
    """`text[index]`."""
    at = plain(index)
    if type(at) is not int or not symbol.is_text:
        return Unknown(why_unknown(index))
    if not path.holds(["less", at if at >= 0 else -at - 1, ["len", symbol.expr]]):
        raise Thrown(IndexError)
    return Symbol(["slice", symbol.expr, at, at + 1 if at != -1 else None])


def piece(symbol: Symbol, start: Value, stop: Value) -> Value:
    """A slice of a text."""
    bounds = [plain(start), plain(stop)]
    if not symbol.is_text or not all(bound is None or type(bound) is int for bound in bounds):
        return Unknown(why_unknown(start, stop))
    return Symbol(["slice", symbol.expr, *bounds])


def search(path: Path, how: str, pattern: Value, text: Value, flags: int) -> Value:
    """`re.search` and the like: a match, or None."""
    held = pattern.value if isinstance(pattern, Known) else None
    if how not in _HOW or not isinstance(held, (str, re.Pattern)):
        return Unknown(why_unknown(pattern))
    try:
        compiled = re.compile(held, flags)
    except (re.error, ValueError):
        raise Thrown(re.error) from None
    known = plain(text)
    if isinstance(known, str) and isinstance(compiled.pattern, str):
        return Known(getattr(compiled, how)(known))
    return _searched(path, how, compiled, text) if isinstance(text, Symbol) else Unknown(why_unknown(text))


def _searched(path: Path, how: str, compiled: re.Pattern[str], text: Symbol) -> Value:
    try:
        source, letters, unsure = translated(compiled, how)
    except UntranslatableError:
        return Unknown(f"{compiled.pattern!r} has no equal in JavaScript")
    if not path.holds(["matches", text.expr, source, letters]):
        return Known(None)
    return Match(text, source, letters, dict(compiled.groupindex), compiled.groups, unsure)


def match_method(path: Path, match: Match, name: str, args: list[Value]) -> Value:
    """A method of a match."""
    keys = [plain(arg) for arg in args]
    if name == "groups" and not keys:
        return Many([_group(path, match, index + 1) for index in range(match.groups)], tuple)
    if name not in ("group", "__getitem__") or len(keys) > 1:
        return Unknown(f"{name}() of a match")
    key = keys[0] if keys else 0
    index = match.names.get(key) if isinstance(key, str) else key
    if type(index) is not int or not 0 <= index <= match.groups:
        raise Thrown(IndexError)
    return _group(path, match, index)


def _group(path: Path, match: Match, index: int) -> Value:
    """The text of a group; None where it took no part in the match."""
    if index in match.unsure:
        return Unknown("a group that is matched several times")
    of = [match.text.expr, match.source, match.flags, index]
    return Symbol(["group", *of]) if index == 0 or path.holds(["grouped", *of]) else Known(None)


def formatted(template: str, args: list[Value], kwargs: dict[str, Value]) -> Value:
    """`template.format(...)`, without conversions and format specifications."""
    found: list[Value] = []
    try:
        for count, (text, name, spec, conversion) in enumerate(string.Formatter().parse(template)):
            found.append(Known(text))
            if name is None:
                continue
            if spec or conversion or not (name == "" or name.isalnum()):
                return Unknown("it formats a text in a way that can't be read")
            found.append(shown(kwargs[name] if name in kwargs else args[int(name) if name else count]))
    except (KeyError, IndexError, ValueError):
        raise Thrown(ValueError) from None
    return joined(found)


def percent(template: str, value: Value) -> Value:
    """`template % value`, with %s alone."""
    values = list(value.items) if isinstance(value, Many) else [value]
    pieces = template.split("%s")
    if any("%" in piece for piece in pieces) or len(pieces) != len(values) + 1:
        return Unknown("it formats a text in a way that can't be read")
    woven = [Known(pieces[0])]
    for each, after in zip(values, pieces[1:], strict=True):
        woven += [shown(each), Known(after)]  # type: ignore[list-item]
    return joined(list(woven))


def shown(value: Value) -> Value:
    """`str(value)`."""
    if is_text(value):
        return value
    scalar = plain(value)
    if isinstance(value, Symbol) or scalar is NotImplemented:
        return Unknown(why_unknown(value))
    return Known(str(scalar))
