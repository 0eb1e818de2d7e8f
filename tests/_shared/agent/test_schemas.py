"""Shapes of structured output: JSON schemas, and everything that pydantic can describe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel
from typing_extensions import TypedDict

from smooth_page._shared.agent.schemas import as_schema, in_shape
from smooth_page.errors import Error


class Item(BaseModel):
    name: str


@dataclass
class Order:
    number: int
    day: date


class Row(TypedDict):
    cells: list[str]


@pytest.mark.parametrize(
    ("shape", "output", "value"),
    [
        (Item, {"name": "a"}, Item(name="a")),
        (list[Item], [{"name": "a"}], [Item(name="a")]),
        (dict[str, Item], {"x": {"name": "a"}}, {"x": Item(name="a")}),
        (Order, {"number": 1, "day": "2026-01-02"}, Order(1, date(2026, 1, 2))),
        (Row, {"cells": ["a"]}, {"cells": ["a"]}),
        (Item | None, None, None),
        (int, 3, 3),
        ({"type": "object"}, {"any": "thing"}, {"any": "thing"}),
        (None, "free text", "free text"),
    ],
)
def test_shapes(shape: Any, output: Any, value: Any) -> None:
    assert in_shape(output, shape) == value
    if shape is not None:
        assert isinstance(as_schema(shape), dict)


def test_schemas_of_types_are_pydantics() -> None:
    schema = {"type": "object"}
    assert as_schema(schema) is schema
    assert as_schema(Item) == Item.model_json_schema()
    listed = as_schema(list[Item])
    assert (listed["type"], listed["items"]) == ("array", {"$ref": "#/$defs/Item"})


@pytest.mark.parametrize("shape", ["Item", 3, object(), [Item]])
def test_what_is_neither(shape: Any) -> None:
    with pytest.raises(
        Error, match=r"^A JSON schema \(dict\) or a type, such as a pydantic model class, is needed, not "
    ):
        as_schema(shape)


@pytest.mark.parametrize(("shape", "name"), [(Item, "Item"), (Order, "Order"), (list[Item], r"list\[.*Item\]")])
def test_what_does_not_fit(shape: Any, name: str) -> None:
    with pytest.raises(Error, match=f"^The output does not fit {name}: "):
        in_shape({"other": 1}, shape)
