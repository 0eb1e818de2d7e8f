"""What an answer claims about the page."""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal

import pytest
from pydantic import BaseModel, computed_field

from smooth_page._shared.agent.claims import claims_of, ungrounded, without
from smooth_page._shared.agent.shapes import read_shape
from smooth_page._shared.agent.unfit import path_text


class Kind(Enum):
    LAMP = "lamp"


class Seller(BaseModel):
    name: str
    rating: float | None = None


class Product(BaseModel):
    kind: Kind
    unit: Literal["piece", "pair"]
    title: str
    price: float | None
    currency: str = "EUR"
    in_stock: bool
    seller: Seller | None = None
    tags: list[str] = []

    @computed_field  # type: ignore[prop-decorator]
    @property
    def label(self) -> str:
        return f"{self.title} by {self.seller}"


ANSWER: dict[str, Any] = {
    "kind": "lamp",
    "unit": "pair",
    "title": "Desk lamp",
    "price": 1,
    "currency": "EUR",
    "in_stock": True,
    "seller": {"name": "Ada", "rating": None},
    "tags": ["new", ""],
}


def test_strings_and_numbers_are_claims_and_choices_are_not() -> None:
    claims = claims_of(read_shape(Product), ANSWER)
    assert {path_text(claim.path): (claim.value, claim.fallback) for claim in claims} == {
        "title": ("Desk lamp", None),
        "price": (1, "null"),
        "seller.name": ("Ada", None),
        "tags[0]": ("new", None),
    }
    groups = {path_text(claim.path): claim.group for claim in claims}
    assert groups["title"] == groups["price"] == groups["tags[0]"] != groups["seller.name"]
    assert any(claim.path == ("currency",) for claim in claims_of(read_shape(Product), {**ANSWER, "currency": "USD"}))


@pytest.mark.parametrize(
    ("shape", "inner", "claims"),
    [
        (list[int], [3, 4], {"[0]": 3, "[1]": 4}),
        (tuple[int, Literal["a"]], [3, "a"], {"[0]": 3}),
        (dict[str, int], {"Width": 3}, {"Width": 3}),
        (str, "x", {"": "x"}),
        (bool | None, None, {}),
        ({"type": "object"}, {"a": {"b": [1]}}, {"a.b[0]": 1}),
        ({"properties": {"a": {"const": 1}, "b": {"enum": [2]}}}, {"a": 1, "b": 2}, {}),
    ],
)
def test_claims(shape: Any, inner: Any, claims: dict[str, Any]) -> None:
    assert {path_text(claim.path): claim.value for claim in claims_of(read_shape(shape), inner)} == claims


def test_names_of_a_map_are_claims() -> None:
    assert [claim.value for claim in claims_of(read_shape(dict[str, int]), {"Width": 3})] == ["Width", 3]


def test_what_is_optional_can_be_left_out() -> None:
    shape = read_shape(Product)
    answer = {**ANSWER, "currency": "USD", "seller": {"name": "Ada", "rating": 5}}
    claims = [claim for claim in claims_of(shape, answer) if claim.fallback]
    dropped = without(answer, claims)
    assert dropped == {**{name: value for name, value in answer.items() if name != "currency"}, "price": None} | {
        "seller": {"name": "Ada", "rating": None}
    }
    assert shape.value(dropped).currency == "EUR"
    assert answer["price"] == 1


def test_the_error_names_at_most_five() -> None:
    shape = read_shape(list[str])
    inner = [f"name {index}" for index in range(7)]
    error = ungrounded("Page.extract", shape, inner, claims_of(shape, inner))
    assert error.message.startswith("Page.extract: The page does not have what was found: [0]: 'name 0'; [1]")
    assert error.message.endswith("[4]: 'name 4'; and 2 more")
    assert error.missing == [f"[{index}]" for index in range(7)]
    assert error.partial == [None] * 7
