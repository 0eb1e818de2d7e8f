"""Values on the wire. That the page reads them as native Playwright does is tested in tests/_async/test_values.py."""

from __future__ import annotations

import datetime
import enum
import json
import math
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest

from smooth_page._shared.wire.wire import from_wire, to_wire
from smooth_page.errors import Error

UTC = datetime.timezone.utc


class Number(enum.IntEnum):
    one = 1


class Word(str, enum.Enum):
    x = "x"


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        (None, None),
        (True, True),
        (2**53, 2**53),
        (2**53 + 1, float(2**53 + 1)),
        (2**100, float(2**100)),
        (10**400, {"$": "number", "v": "Infinity"}),
        (-(10**400), {"$": "number", "v": "-Infinity"}),
        (math.nan, {"$": "number", "v": "NaN"}),
        (-0.0, {"$": "number", "v": "-0"}),
        (1.5, 1.5),
        (Number.one, 1),
        (Word.x, "x"),
        ((1, [None]), [1, [None]]),
        (range(2), [0, 1]),
        ({2: "a", None: "b", True: "c", 1.5: "d"}, {"2": "a", "null": "b", "true": "c", "1.5": "d"}),
        ({"$": 1}, {"$": "object", "id": -1, "v": [("$", 1)]}),
        (datetime.datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), {"$": "date", "v": 1577934245678}),
        (urlparse("http://a/b?c=d#e"), {"$": "url", "v": "http://a/b?c=d#e"}),
        (re.compile("a/b", re.I | re.M), {"$": "regexp", "source": "a/b", "flags": "im"}),
        (b"abc", {"$": "bytes", "type": "Uint8Array", "v": "YWJj"}),
        (bytearray(b"abc"), {"$": "bytes", "type": "Uint8Array", "v": "YWJj"}),
    ],
    ids=repr,
)
def test_sent(value: Any, wire: Any) -> None:
    sent = to_wire(value)
    assert sent == wire
    assert type(sent) is type(wire)
    json.dumps(sent, allow_nan=False)


def test_naive_datetime_is_local_time() -> None:
    local = datetime.datetime(2020, 1, 2, 3, 4, 5)
    assert to_wire(local) == {"$": "date", "v": int(local.timestamp() * 1000)}


def test_errors_are_sent_with_their_class_and_stack() -> None:
    wire = to_wire(ValueError("boo"))
    assert (wire["name"], wire["message"]) == ("ValueError", "boo")
    assert wire["stack"].startswith("ValueError: boo\n")


@pytest.mark.parametrize(
    "value",
    [{1}, object(), Path("/x"), datetime.date(2020, 1, 1), 1j, int, lambda: 1, [{"a": {1}}]],
    ids=["set", "object", "path", "date", "complex", "class", "function", "nested set"],
)
def test_refused(value: Any) -> None:
    with pytest.raises(Error, match="Attempting to serialize unexpected value: "):
        to_wire(value)


def test_cycles_and_shared_objects_survive_both_ways() -> None:
    shared = {"x": 1}
    cycle: list[Any] = [shared, shared]
    cycle.append(cycle)
    back = from_wire(json.loads(json.dumps(to_wire(cycle))))
    assert back[2] is back
    assert back[0] is back[1]
    assert back[0] == shared


@pytest.mark.parametrize(
    ("wire", "value"),
    [
        ({"$": "undefined"}, None),
        ({"$": "number", "v": "-Infinity"}, -math.inf),
        ({"$": "bigint", "v": "1180591620717411303424"}, 2**70),
        ({"$": "date", "v": 1234567890123}, datetime.datetime(2009, 2, 13, 23, 31, 30, 123000, UTC)),
        ({"$": "date", "v": None}, datetime.datetime(1970, 1, 1, tzinfo=UTC)),
        ({"$": "url", "v": "http://a/b"}, urlparse("http://a/b")),
        ({"$": "regexp", "source": "a\\/b", "flags": "gimsuy"}, re.compile("a\\/b", re.I | re.M | re.S)),
        ({"$": "bytes", "type": "Int16Array", "v": "AQACAA=="}, [1, 2]),
        ({"$": "bytes", "type": "Float32Array", "v": "AADAPw=="}, [1.5]),
        ({"$": "bytes", "type": "ArrayBuffer", "v": "AQ=="}, {}),
        ({"$": "map", "id": 1, "v": [[1, 2]]}, {}),
        ({"$": "text", "v": "ref: <Node>"}, "ref: <Node>"),
        ({"a": [{"$": "undefined"}]}, {"a": [None]}),
        ({"$": "object", "id": 1, "v": [["$", 1]]}, {"$": 1}),
    ],
    ids=repr,
)
def test_received(wire: Any, value: Any) -> None:
    assert from_wire(wire) == value


def test_negative_zero_and_nan_are_received() -> None:
    assert math.copysign(1, from_wire({"$": "number", "v": "-0"})) == -1
    assert math.isnan(from_wire({"$": "number", "v": "NaN"}))


def test_received_error_has_name_and_stack() -> None:
    error = from_wire({"$": "error", "name": "TypeError", "message": "boo", "stack": "TypeError: boo\n  at x"})
    assert isinstance(error, Error)
    assert (str(error), error.name, error.stack) == ("boo", "TypeError", "TypeError: boo\n  at x")


def test_date_that_no_datetime_can_hold() -> None:
    with pytest.raises(ValueError, match="outside of what datetime can hold"):
        from_wire({"$": "date", "v": 8.64e15})


def test_unknown_kind_is_an_error() -> None:
    with pytest.raises(Error, match="unknown kind: nonsense"):
        from_wire({"$": "nonsense"})


@pytest.mark.parametrize(
    "wire",
    [
        {"$": "ref", "id": 5},
        {"$": "array", "v": 1, "id": 1},
        {"$": "object", "id": 1},
        {"$": "date", "v": "x"},
        {"$": "map"},
    ],
)
def test_what_no_runtime_writes(wire: dict[str, Any]) -> None:
    with pytest.raises(Error, match="not understood"):
        from_wire(wire)
