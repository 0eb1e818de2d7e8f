"""What is in messages: JavaScript values, handles, and how elements are found.

Generated from smooth_page/runtime/src/contract/values.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, final

from pydantic import Strict
from typing_extensions import NotRequired, TypedDict

HeaderList: TypeAlias = list[Annotated[tuple[str, str], Strict(False)]]


FrameId: TypeAlias = str


class Regex(TypedDict):
    """The source and the flags of a JavaScript regular expression."""

    source: str
    flags: str


@final
class Size(TypedDict):
    """In CSS pixels."""

    width: int
    height: int


class Match(TypedDict):
    """An element that a selector matched."""

    preview: str
    selector: str


# A reference to an object that the page keeps for Python. It is gone with its document.
Handle = TypedDict(
    "Handle",
    {
        "$": "Literal['handle']",
        "id": "int",
        "doc": "str",
        "kind": "Literal['node', 'object']",
        "preview": "str",
        "value": "NotRequired[str | float | bool | None]",
    },
)


# An error that a script threw.
Thrown = TypedDict("Thrown", {"$": "Literal['error']", "name": "str", "message": "str", "stack": "str"})


UndefinedValue = TypedDict("UndefinedValue", {"$": "Literal['undefined']"})


NumberValue = TypedDict("NumberValue", {"$": "Literal['number']", "v": "Literal['NaN', 'Infinity', '-Infinity', '-0']"})


BigIntValue = TypedDict("BigIntValue", {"$": "Literal['bigint']", "v": "str"})


# In ms since 1970; null: an invalid date.
DateValue = TypedDict("DateValue", {"$": "Literal['date']", "v": "float | None"})


UrlValue = TypedDict("UrlValue", {"$": "Literal['url']", "v": "str"})


RegexValue = TypedDict("RegexValue", {"$": "Literal['regexp']", "source": "str", "flags": "str"})


# `type`: the name of a typed array's class, or ArrayBuffer. `v`: base64.
BytesValue = TypedDict("BytesValue", {"$": "Literal['bytes']", "type": "str", "v": "str"})


# An object that occurs twice, or that has a key `$`.
ObjectValue = TypedDict(
    "ObjectValue", {"$": "Literal['object']", "id": "int", "v": "list[Annotated[tuple[str, Any], Strict(False)]]"}
)


# An array that occurs twice.
ArrayValue = TypedDict("ArrayValue", {"$": "Literal['array']", "id": "int", "v": "list[Any]"})


MapValue = TypedDict(
    "MapValue", {"$": "Literal['map']", "id": "int", "v": "list[Annotated[tuple[Any, Any], Strict(False)]]"}
)


SetValue = TypedDict("SetValue", {"$": "Literal['set']", "id": "int", "v": "list[Any]"})


# An object, array, map or set that occurred before, by its id.
SeenValue = TypedDict("SeenValue", {"$": "Literal['ref']", "id": "int"})


# What has no value, such as a symbol or a node, as a text that describes it.
TextValue = TypedDict("TextValue", {"$": "Literal['text']", "v": "str"})


# Values that JSON doesn't have: objects with a key `$`, which says what they are.
Tagged: TypeAlias = (
    UndefinedValue
    | NumberValue
    | BigIntValue
    | DateValue
    | UrlValue
    | RegexValue
    | Thrown
    | BytesValue
    | ObjectValue
    | ArrayValue
    | MapValue
    | SetValue
    | SeenValue
    | TextValue
    | Handle
)


class Target(TypedDict):
    """The element that an operation acts on: the match of a selector, or a handle."""

    selector: NotRequired[str]
    strict: NotRequired[bool]
    root: NotRequired[Handle]
    handle: NotRequired[Handle]
