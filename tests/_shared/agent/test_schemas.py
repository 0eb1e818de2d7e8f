"""Shapes of structured output."""

import pytest
from pydantic import BaseModel

from smooth_page._shared.agent.schemas import as_schema, in_shape
from smooth_page.errors import Error


class Item(BaseModel):
    name: str
    price: float


def test_a_model_class_or_a_schema_says_what_is_wanted() -> None:
    assert as_schema(Item)["required"] == ["name", "price"]
    assert as_schema({"type": "object"}) == {"type": "object"}
    with pytest.raises(Error, match="not int"):
        as_schema(1)


def test_what_comes_back_is_checked() -> None:
    assert in_shape({"name": "a", "price": "1.5"}, Item) == Item(name="a", price=1.5)
    assert in_shape({"any": "thing"}, {"type": "object"}) == {"any": "thing"}
    with pytest.raises(Error, match="does not fit Item"):
        in_shape({"name": "a"}, Item)
