"""Python values as the page reads them, and back.

JSON stands for itself; the rest is a dict with the key `$` (`Tagged` in the contract). What Playwright makes of a
value, this makes of it too: sets are refused, naive datetimes are local time, typed arrays arrive as lists, a Map or a
Set as an empty dict.
"""

from __future__ import annotations

import base64
import datetime
import json
import math
import re
import traceback
from array import array
from collections.abc import Mapping, Sequence
from re import Pattern
from typing import Any, Protocol, TypeAlias, cast, runtime_checkable
from urllib.parse import ParseResult, urlparse

from smooth_page._protocol.contract import (
    ArrayValue,
    BigIntValue,
    BytesValue,
    DateValue,
    Handle,
    NumberValue,
    ObjectValue,
    RegexValue,
    SeenValue,
    Tagged,
    TextValue,
    Thrown,
    UndefinedValue,
    UrlValue,
)
from smooth_page.errors import Error

from ..elements.selectors import regex_flags

# The largest whole number that JavaScript distinguishes from its neighbours.
_MAX_SAFE = 2**53
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


@runtime_checkable
class HasHandle(Protocol):
    """An object that stands for one in the page; `JSHandle` fulfils it."""

    def _to_wire(self) -> Handle:
        """The handle on the wire."""


def to_wire(value: Any) -> Any:
    """The value on the wire; `Error` for what can't be sent. Cycles and shared lists and dicts are kept."""
    return _Writer(value).write(value)


class _Writer:
    """Writes one value; lists and dicts that are met twice get an id."""

    def __init__(self, root: Any) -> None:
        seen: dict[int, int] = {}
        _count(root, seen)
        self._ids = {identity: number for number, identity in enumerate(i for i, times in seen.items() if times > 1)}
        self._written: set[int] = set()

    def write(self, value: Any) -> Any:
        if value is None or isinstance(value, bool | str):
            # Subclasses of str, such as members of an Enum, are sent as plain strings.
            return value if value is None or isinstance(value, bool) else str.__str__(value)
        if isinstance(value, int):
            return int(value) if abs(value) <= _MAX_SAFE else _float(value)
        if isinstance(value, float):
            return _float(value)
        if isinstance(value, list | tuple | range | Mapping) and not isinstance(value, ParseResult):
            return self._container(value)
        return _special(value)

    def _container(self, value: Any) -> Any:
        number = self._ids.get(id(value))
        if id(value) in self._written:
            return SeenValue({"$": "ref", "id": cast(int, number)})
        if number is not None:
            self._written.add(id(value))
        if isinstance(value, Mapping):
            pairs = [(_key(key), self.write(item)) for key, item in value.items()]
            if number is None and all(key != "$" for key, _ in pairs):
                return dict(pairs)
            return ObjectValue({"$": "object", "id": -1 if number is None else number, "v": pairs})
        items = [self.write(item) for item in value]
        return items if number is None else ArrayValue({"$": "array", "id": number, "v": items})


def _count(value: Any, seen: dict[int, int]) -> None:
    """How often each list or dict is met."""
    if not isinstance(value, list | tuple | Mapping) or isinstance(value, ParseResult):
        return
    seen[id(value)] = seen.get(id(value), 0) + 1
    if seen[id(value)] == 1:
        for item in value.values() if isinstance(value, Mapping) else value:
            _count(item, seen)


def _key(key: Any) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    return json.dumps(key) if key is None or isinstance(key, bool) else str(key)


def _float(value: float) -> float | NumberValue:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    if math.isnan(number):
        return {"$": "number", "v": "NaN"}
    if math.isinf(number):
        return {"$": "number", "v": "Infinity" if number > 0 else "-Infinity"}
    if number == 0 and math.copysign(1, number) < 0:
        return {"$": "number", "v": "-0"}
    return number


def _special(value: Any) -> Tagged:
    if isinstance(value, HasHandle):
        return value._to_wire()
    if isinstance(value, datetime.datetime):
        return DateValue({"$": "date", "v": _milliseconds(value)})
    if isinstance(value, ParseResult):
        return UrlValue({"$": "url", "v": value.geturl()})
    if isinstance(value, Pattern):
        return RegexValue({"$": "regexp", "source": value.pattern, "flags": regex_flags(value)})
    if isinstance(value, BaseException):
        return thrown(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return BytesValue({"$": "bytes", "type": "Uint8Array", "v": base64.b64encode(value).decode()})
    raise Error(f"Attempting to serialize unexpected value: {value}")


def _milliseconds(value: datetime.datetime) -> int:
    # A naive datetime is local time.
    return (value.astimezone(datetime.timezone.utc) - _EPOCH) // datetime.timedelta(milliseconds=1)


def thrown(value: BaseException) -> Thrown:
    """Returns an error as the page gets it, with Python's traceback."""
    name = (value.name if isinstance(value, Error) else None) or type(value).__name__
    message = value.message if isinstance(value, Error) else str(value)
    stack = (value.stack if isinstance(value, Error) else None) or (
        f"{name}: {message}\n" + "".join(traceback.format_exception(type(value), value, value.__traceback__))
    )
    return {"$": "error", "name": name, "message": message, "stack": stack}


def from_wire(wire: Any) -> Any:
    """The value that the page sent; cycles and shared objects are restored. `Error` for what no runtime writes."""
    try:
        return _Reader().read(wire)
    except (KeyError, TypeError, AttributeError) as error:
        raise Error("The page sent a value that is not understood") from error


class _Reader:
    """Reads one value; objects with an id are remembered before their content is read."""

    def __init__(self) -> None:
        self._known: dict[int, Any] = {}

    def read(self, wire: Any) -> Any:
        if isinstance(wire, list):
            return [self.read(item) for item in wire]
        if not isinstance(wire, dict):
            return wire
        if wire.get("$") is None:
            return {key: self.read(item) for key, item in wire.items()}
        return self._tagged(cast(Tagged, wire))

    def _tagged(self, wire: Tagged) -> Any:
        if wire["$"] == "ref":
            return self._known[wire["id"]]
        if wire["$"] == "array":
            items: list[Any] = []
            self._known[wire["id"]] = items
            items.extend(self.read(item) for item in wire["v"])
            return items
        if wire["$"] == "object":
            members: dict[str, Any] = {}
            self._known[wire["id"]] = members
            members.update((key, self.read(item)) for key, item in wire["v"])
            return members
        if wire["$"] == "map" or wire["$"] == "set":
            return self._known.setdefault(wire["id"], {})
        return _read_special(wire)


_Special: TypeAlias = (
    UndefinedValue
    | NumberValue
    | BigIntValue
    | DateValue
    | UrlValue
    | RegexValue
    | Thrown
    | BytesValue
    | TextValue
    | Handle
)


def _read_special(wire: _Special) -> Any:
    if wire["$"] == "undefined":
        return None
    if wire["$"] == "number":
        return float(wire["v"])
    if wire["$"] == "bigint":
        return int(wire["v"])
    if wire["$"] == "date":
        return _read_date(wire["v"])
    if wire["$"] == "url":
        return urlparse(wire["v"])
    if wire["$"] == "regexp":
        return _read_regex(wire["source"], wire["flags"])
    if wire["$"] == "error":
        return read_error(wire)
    if wire["$"] == "bytes":
        return _read_typed_array(wire["type"], base64.b64decode(wire["v"]))
    if wire["$"] == "text":
        return wire["v"]
    raise _unknown(wire)


def _unknown(wire: Handle) -> Error:
    """For a value with a tag that no runtime writes. Handles are read by operations that return one."""
    return Error(f"The page sent a value of an unknown kind: {wire['$']}")


def _read_date(milliseconds: float | None) -> datetime.datetime:
    # An invalid date is the epoch, as in Playwright.
    try:
        return _EPOCH + datetime.timedelta(milliseconds=milliseconds or 0)
    except OverflowError as error:
        raise ValueError(f"A date {milliseconds} ms from 1970 lies outside of what datetime can hold") from error


def _read_regex(source: str, letters: str) -> Pattern[str]:
    flags = re.NOFLAG if hasattr(re, "NOFLAG") else re.RegexFlag(0)
    for letter, flag in (("i", re.IGNORECASE), ("m", re.MULTILINE), ("s", re.DOTALL)):
        if letter in letters:
            flags |= flag
    return re.compile(source, flags)


def read_error(wire: Thrown) -> Error:
    """An `Error` with the name and stack that it has in the page."""
    return Error(wire["message"], name=wire["name"], stack=wire["stack"])


# The letters of the array module for typed arrays; what is not here (ArrayBuffer, DataView) has no members of its own.
_ARRAY_CODES = {
    "Int8Array": "b",
    "Uint8Array": "B",
    "Uint8ClampedArray": "B",
    "Int16Array": "h",
    "Uint16Array": "H",
    "Int32Array": "i",
    "Uint32Array": "I",
    "Float32Array": "f",
    "Float64Array": "d",
    "BigInt64Array": "q",
    "BigUint64Array": "Q",
}


def _read_typed_array(type: str, content: bytes) -> Sequence[float] | dict[str, Any]:
    code = _ARRAY_CODES.get(type)
    return array(code, content).tolist() if code else {}


def bytes_from_wire(wire: Any) -> bytes | None:
    """The bytes of a typed array that the page sent; None for anything else."""
    return base64.b64decode(wire["v"]) if isinstance(wire, dict) and wire.get("$") == "bytes" else None
