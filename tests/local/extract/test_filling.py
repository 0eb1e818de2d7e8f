"""Filling schemas with the facts of pages, without a browser: bad input, and what has no label."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from smooth_page._protocol.extraction import Incomplete, parse
from smooth_page.local.agent import UnableError
from smooth_page.local.extract.fields import Field
from smooth_page.local.extract.filling import Filler, fill
from smooth_page.local.extract.page import Page
from smooth_page.local.extract.scope import Scope
from smooth_page.local.extract.tree import BLOCK, TEXT, Node


def facts(*rows: list[Any], title: str = "") -> str:
    body = [[-1, "body", {}, BLOCK], *rows]
    return json.dumps(
        {"lang": "en", "part": False, "url": "http://a.test/", "title": title, "data": [], "metas": [], "nodes": body}
    )


def lines(*texts: str) -> list[list[Any]]:
    """Returns the nodes of a paragraph for each text."""
    return [row for at, text in enumerate(texts) for row in ([0, "p", {}, BLOCK], [2 * at + 1, text])]


def incomplete(page: str, schema: dict[str, Any]) -> Incomplete:
    with pytest.raises(UnableError) as caught:
        fill(page, schema)
    found = parse(str(caught.value))
    assert found is not None
    return found


class Part(BaseModel):
    name: str
    parts: list[Part] | None = None
    inside: Part | None = None


def test_an_empty_page_and_many_required_properties() -> None:
    names = ["colour", "shape", *(f"field_{number}" for number in range(198))]
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in names}, "required": names}
    assert incomplete(facts(), schema).missing == names
    shown = facts(*lines("Colour: red", "Shape: round"))
    found = incomplete(shown, schema)
    assert (found.partial["colour"], found.partial["shape"], found.missing) == ("red", "round", names[2:])


def test_models_that_refer_to_themselves() -> None:
    assert incomplete(facts(), Part.model_json_schema()).missing == ["name"]
    assert fill(facts(*lines("Name: wheel")), Part.model_json_schema())["name"] == "wheel"


def test_text_that_is_no_number_and_half_a_character() -> None:
    schema = {"type": "object", "properties": {"price": {"type": "number"}, "note": {"type": "string"}}}
    page = facts(*lines("Price: NaN", "Note: a\ud800b"))
    assert "\\ud800" in page
    assert fill(page, schema) == {"price": None, "note": "a\ufffdb"}


@pytest.mark.parametrize(
    ("heading", "property_name", "found"),
    [
        ("Thistle Ward", "ward", "Thistle Ward"),
        ("4.2.0-rc.1", "version", "4.2.0-rc.1"),
        ("Otter Sings", "exhibit", "Otter Sings"),
        ("Order 5501", "exhibit", None),
        ("Your account", "exhibit", None),
        ("Otter Sings", "customer", None),
        ("Otter Sings", "invoice_number", None),
    ],
)
def test_what_a_main_heading_names(heading: str, property_name: str, found: str | None) -> None:
    page = facts([0, "h1", {}, BLOCK], [1, heading], [0, "p", {}, BLOCK], [3, "Price: $4"])
    schema = {
        "type": "object",
        "properties": {property_name: {"type": "string"}, "price": {"type": "number"}},
        "required": [property_name],
    }
    if found is None:
        assert incomplete(page, schema).missing == [property_name]
    else:
        assert fill(page, schema) == {property_name: found, "price": 4}


def test_sentences_are_read_for_what_is_required() -> None:
    page = facts(*lines("The gate is locked at 21:30.", "Store it at up to 25 °C."))
    properties = {"gate_locked": {"type": "string", "format": "time"}, "max_store_c": {"type": "integer"}}
    asked = {"type": "object", "properties": properties}
    assert fill(page, {**asked, "required": [*properties]}) == {"gate_locked": "21:30:00", "max_store_c": 25}
    twice = facts(*lines("Store it at up to 25 °C.", "In winter store it at up to 10 °C."))
    assert incomplete(twice, {**asked, "required": ["max_store_c"]}).missing == ["max_store_c"]


def test_ranges_and_counts() -> None:
    page = facts(*lines("Salary: €3,100 – €3,900", "2 adults, 1 child", "Bids: €40", "Lot 114"))
    names = ("salary_min", "salary_max", "adults", "children", "bid_count", "lot_number")
    schema = {"type": "object", "properties": {name: {"type": "integer"} for name in names}}
    assert fill(page, schema) == dict(zip(names, (3100, 3900, 2, 1, None, 114), strict=True))


def table(heads: list[str], rows: list[list[str]]) -> str:
    nodes: list[list[Any]] = [[0, "table", {}, BLOCK]]
    for tag, cells in [("th", heads), *(("td", row) for row in rows)]:
        row = len(nodes) + 1
        nodes.append([1, "tr", {}, BLOCK])
        for cell in cells:
            nodes += [[row, tag, {}, BLOCK], [len(nodes) + 1, cell]]
    return facts(*nodes)


class Order(BaseModel):
    number: int
    customer: str
    note: str | None = None


def test_columns_are_matched_once_for_all_rows_where_one_property_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    original = Filler.labelled

    def labelled(filler: Filler, field: Field, scope: Scope) -> Any:
        searched.append(field.name)
        return original(filler, field, scope)

    monkeypatch.setattr(Filler, "labelled", labelled)
    item = Order.model_json_schema()
    schema = {"type": "object", "properties": {"orders": {"type": "array", "items": item}}, "required": ["orders"]}
    page = table(["Number", "Customer"], [[str(at), f"Customer {at}"] for at in range(50)])
    assert fill(page, schema)["orders"] == [{"number": at, "customer": f"Customer {at}"} for at in range(50)]
    assert set(searched) == {"note"}


def test_a_table_whose_first_column_is_empty_has_things_in_rows_alone() -> None:
    """As one of check boxes is."""
    page = Page(json.loads(table(["", "Number", "Customer"], [["", str(at), f"Customer {at}"] for at in range(5)])))
    assert [(group.kind, len(group.records)) for group in page.groups if group.node.tag == "table"] == [("table", 5)]


def test_a_long_list_is_passed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[int] = []

    def elements(node: Node) -> list[Node]:
        passed.append(len(node.children))
        return [child for child in node.children if child.tag != TEXT]

    monkeypatch.setattr(Node, "elements", property(elements))
    items = [row for at in range(400) for row in ([1, "li", {}, BLOCK], [2 * at + 2, f"Name {at}"])]
    assert len(Page(json.loads(facts([0, "ul", {}, BLOCK], *items))).statements) == 400
    assert sum(passed) < 10 * 400
