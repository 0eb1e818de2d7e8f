"""Shapes of structured output: JSON schemas, and everything that pydantic can describe."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar

import pytest
from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
    computed_field,
    field_validator,
)
from typing_extensions import TypedDict

from smooth_page._protocol.extraction import Incomplete, write
from smooth_page._shared.agent.shapes import read_shape
from smooth_page._shared.agent.unfit import fitting, incomplete, unfit
from smooth_page.errors import Error

T = TypeVar("T")


class Item(BaseModel):
    name: str


@dataclass
class Order:
    number: int
    day: date


class Row(TypedDict):
    cells: list[str]


class Place(NamedTuple):
    latitude: float
    city: str


class Size(Enum):
    SMALL = "S"
    LARGE = "L"


class Node(BaseModel):
    name: str
    children: list[Node] = []


class Paged(BaseModel, Generic[T]):
    entries: list[T]


class Strict(BaseModel):
    model_config = ConfigDict(strict=True)
    day: date


class Product(BaseModel):
    title: str = Field(validation_alias=AliasChoices("productName", "name"), examples=["Lamp"])
    net: Decimal = Field(description="without tax", alias="netPrice")

    @field_validator("title")
    @classmethod
    def short(cls, title: str) -> str:
        if len(title) > 10:
            raise ValueError(f"too long: {title}")
        return title.upper()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def gross(self) -> Decimal:
        return self.net * 2


JSON_LIST = {"type": "array", "items": {"$ref": "#/$defs/one"}, "$defs": {"one": {"type": "string"}}}


@pytest.mark.parametrize(
    ("shape", "root", "output", "value"),
    [
        (Item, None, {"name": "a"}, Item(name="a")),
        (Order, None, {"number": 1, "day": "2026-01-02"}, Order(1, date(2026, 1, 2))),
        (Row, None, {"cells": ["a"]}, {"cells": ["a"]}),
        (Node, None, {"name": "a", "children": [{"name": "b"}]}, Node(name="a", children=[Node(name="b")])),
        (dict[str, Item], None, {"x": {"name": "a"}}, {"x": Item(name="a")}),
        (Paged[int], None, {"entries": [1]}, Paged[int](entries=[1])),
        (Strict, None, {"day": "2026-01-02"}, Strict(day=date(2026, 1, 2))),
        ({"type": "object"}, None, {"any": "thing"}, {"any": "thing"}),
        (list[Item], "items", [{"name": "a"}], [Item(name="a")]),
        (TypeAdapter(list[Item]), "items", [{"name": "a"}], [Item(name="a")]),
        (tuple[int, str], "items", [1, "a"], (1, "a")),
        (set[str], "items", ["a", "b"], {"a", "b"}),
        (Place, "items", [1.5, "Rome"], Place(1.5, "Rome")),
        (JSON_LIST, "items", ["a"], ["a"]),
        (Size, "value", "L", Size.LARGE),
        (Literal["a", "b"], "value", "b", "b"),
        (Annotated[int, Field(gt=1)], "value", 3, 3),
        (Item | None, "value", None, None),
        (int | str, "value", "x", "x"),
        (str, "value", "x", "x"),
        (Decimal, "value", "12.10", Decimal("12.10")),
        (date, "value", "2026-01-02", date(2026, 1, 2)),
        (datetime, "value", "2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5)),
        (time, "value", "03:04", time(3, 4)),
        (timedelta, "value", "PT90M", timedelta(minutes=90)),
        (HttpUrl, "value", "https://a.test/x", HttpUrl("https://a.test/x")),
    ],
)
def test_shapes(shape: Any, root: str | None, output: Any, value: Any) -> None:
    read = read_shape(shape)
    assert read.root == root
    assert read.sent["type" if "type" in read.sent else "$ref"] in ("object", "#/$defs/Node")
    assert fitting(read, output if root is None else {root: output}) == value
    assert fitting(read, output) == value  # a service may leave the object out


def test_schemas_of_types_are_pydantics() -> None:
    schema = {"type": "object"}
    assert read_shape(schema).sent is schema
    assert read_shape(Item).sent == Item.model_json_schema()
    listed = read_shape(list[Item]).sent
    assert listed["properties"] == {"items": {"type": "array", "items": {"$ref": "#/$defs/Item"}}}
    assert listed["$defs"] == {"Item": Item.model_json_schema()}
    assert read_shape(Decimal, "the total").sent["properties"]["value"]["description"] == "the total"
    itself = read_shape({"type": "array", "items": {"$ref": "#"}}).sent
    assert itself["properties"]["items"]["items"] == {"$ref": "#/properties/items"}
    wide = {"type": "object", "properties": {f"field_{index}": {"type": "string"} for index in range(200)}}
    assert read_shape(wide).sent is wide


def test_fields_keep_pydantics_meaning() -> None:
    shape = read_shape(Product)
    assert shape.sent["properties"].keys() == {"productName", "netPrice"}
    assert shape.sent["properties"]["productName"]["examples"] == ["Lamp"]
    made = fitting(shape, {"productName": "Lamp", "netPrice": 2})
    assert (made.title, made.gross) == ("LAMP", 4)


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("Item", "got a str"),
        (3, "got 3"),
        (object(), "got <object"),
        ([Item], "got .<class"),
        (Item(name="a"), "got an instance of Item"),
        (len, "got a builtin_function_or_method"),
        (type("Plain", (), {}), "got Plain: Unable"),
        (Callable[[int], int], "has no JSON schema"),
        (Any, "Any says nothing about what to extract"),
        (Paged, r"Paged is generic: its T must be a type, such as Paged\[str\]"),
        (list[Paged], r"Paged is generic"),  # type: ignore[type-arg]
        ({}, "The JSON schema is empty"),
        ({"username": "string"}, "wrong at the root: 'username' is not a keyword of JSON schemas"),
        (
            {"properties": {"a": "string"}},
            r"wrong at the root\.properties\.a: a schema \(dict\) is needed, not 'string'",
        ),
        ({"items": {"anyOf": [{"name": 1}]}}, r"the root\.items\.anyOf\[0\]: 'name' is not a keyword"),
        ({"type": "text"}, r"the root\.type: 'text' is not one of array, boolean"),
        ({"type": "object", "required": "a"}, r"the root\.required: a list is needed, not 'a'"),
        ({"type": "object", "required": [1]}, r"the root\.required: a list of names is needed"),
        ({"properties": []}, r"the root\.properties: a dict is needed"),
        ({"$ref": "#"}, r"the root\.\$ref: '#' refers to itself"),
        ({"$ref": "#/$defs/a"}, r"nothing is at '#/\$defs/a'"),
        ({"$ref": "https://a.test"}, r"a reference within the schema is needed"),
        ({"enum": [float("nan")]}, "can't be sent as JSON"),
    ],
)
def test_what_is_no_shape(shape: Any, text: str) -> None:
    with pytest.raises(Error, match=text):
        read_shape(shape)


def unfitting(shape: Any, raw: Any) -> Any:
    read = read_shape(shape)
    inner = read.inner(raw)
    with pytest.raises(ValidationError) as caught:
        read.value(inner)
    return unfit("Page.extract", read, raw, inner, caught.value)


def test_errors_name_what_was_found_and_what_was_not() -> None:
    raw = {"items": [{"number": "ask us", "day": "2026-01-02"}, {"number": 2}]}
    error = unfitting(list[Order], raw)
    assert error.message.startswith("Page.extract: What was found does not fit list[")
    assert "[0].number: Input should be a valid integer" in error.message
    assert "(found 'ask us')" in error.message
    assert error.message.endswith("[1].day: Field required (found nothing)")
    assert (error.raw, error.partial, error.missing) == (raw, raw["items"], ["[1].day"])
    assert [each["loc"] for each in error.errors] == [(0, "number"), (1, "day")]
    assert error.schema["type"] == "array"
    assert pickle.loads(pickle.dumps(error)).partial == raw["items"]


def test_errors_name_at_most_five_paths() -> None:
    error = unfitting(list[Item], [{"name": None}] * 8)
    assert error.message.count("found None") == 5
    assert error.message.endswith("; and 3 more")
    assert error.missing == [f"[{index}].name" for index in range(8)]


def test_errors_of_validators_and_unions() -> None:
    error = unfitting(Product, {"productName": "x" * 1000, "netPrice": 1})
    assert "productName: Value error, too long: xxx" in error.message
    assert len(error.message) < 400
    assert pickle.loads(pickle.dumps(error)).errors[0]["ctx"]["error"].startswith("too long: ")
    assert "name: Field required (found nothing)" in unfitting(Item | Order, {"x": 1}).message


def test_what_json_does_not_have() -> None:
    price = read_shape(TypedDict("Price", {"amount": float | None, "text": str}))
    assert fitting(price, {"amount": float("nan"), "text": "a\ud800b"}) == {"amount": None, "text": "a\ufffdb"}
    assert unfitting(float, float("inf")).missing == [""]


def test_the_text_of_a_page_that_states_too_little() -> None:
    text = write(Incomplete({"items": [{"name": None}]}, ["items[0].name"], ["items[0].kind"]))
    error = incomplete("Page.extract", read_shape(list[Item]), text)
    assert error is not None
    assert error.message.endswith("requires: [0].name; [0].kind (several different values)")
    assert (error.partial, error.missing) == ([{"name": None}], ["[0].name", "[0].kind"])
    assert incomplete("Page.extract", read_shape(Item), "Another error") is None
