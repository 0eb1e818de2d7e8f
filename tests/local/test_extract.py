"""extract without a model: what pages state, in the shape of a schema; nothing is invented."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._protocol.extraction import Incomplete, parse
from tests.local.engine_process import Session
from tests.web_server import WebServer

TEXT = {"type": "string"}
NUMBER = {"type": "number"}
DATE = {"type": "string", "format": "date"}
PAGES: dict[str, tuple[str, dict[str, Any], Any]] = {
    "definition list": (
        "<dl><dt>User name</dt><dd>ann</dd><dt>E-mail:</dt><dd>a@b.c</dd><dt>Newsletter</dt><dd>Yes</dd></dl>",
        {"username": TEXT, "email": TEXT, "newsletter": {"type": "boolean"}, "phone": TEXT},
        {"username": "ann", "email": "a@b.c", "newsletter": True, "phone": None},
    ),
    "json-ld": (
        '<script type="application/ld+json">{"@type": "Product", "name": "Lamp", "offers": {"price": "39.50"}}</script>',
        {"name": TEXT, "price": NUMBER},
        {"name": "Lamp", "price": 39.5},
    ),
    "microdata": (
        "<div itemscope><b itemprop=name>Lamp</b><time itemprop=releaseDate datetime=2024-05-01>May</time></div>",
        {"name": TEXT, "releaseDate": DATE},
        {"name": "Lamp", "releaseDate": "2024-05-01"},
    ),
    "meta tags": (
        "<meta name=author content=Ann><meta property=og:description content=Words>",
        {"author": TEXT, "description": TEXT},
        {"author": "Ann", "description": "Words"},
    ),
    "labels in text": (
        "<p>Total: $1,234.50</p><p><b>Quantity:</b> 3</p><p>Date: March 5, 2024</p>",
        {"total": NUMBER, "quantity": {"type": "integer"}, "date": DATE},
        {"total": 1234.5, "quantity": 3, "date": "2024-03-05"},
    ),
    "form values": (
        (
            "<label>City <input value=Bern></label><label>Country <select><option>CH<option selected>DE</select></label>"
            "<label>Password <input type=password value=hush></label>"
        ),
        {"city": TEXT, "country": TEXT, "password": TEXT},
        {"city": "Bern", "country": "DE", "password": None},
    ),
    "a table": (
        (
            "<h2>Orders</h2><table><tr><th>Number<th>Item<th>Total</tr><tr><td>A-1<td>Lamp<td>39.50 €</tr>"
            "<tr><td>A-2<td>Desk<td>1.299,00 €</tr></table>"
        ),
        {"orders": {"type": "array", "items": {"type": "object", "properties": {"item": TEXT, "total": NUMBER}}}},
        {"orders": [{"item": "Lamp", "total": 39.5}, {"item": "Desk", "total": 1299}]},
    ),
    "cards": (
        (
            "<main><article class=card><h3>Lamp</h3><span class=price>$5</span></article>"
            "<article class=card><h3>Desk</h3><span class=price>$99</span></article></main>"
        ),
        {"products": {"type": "array", "items": {"type": "object", "properties": {"name": TEXT, "price": NUMBER}}}},
        {"products": [{"name": "Lamp", "price": 5}, {"name": "Desk", "price": 99}]},
    ),
    "a list and a heading": (
        "<h1>Fruit we sell</h1><ul aria-label=Fruits><li>Apple<li>Pear</ul>",
        {"heading": TEXT, "fruits": {"type": "array", "items": TEXT}},
        {"heading": "Fruit we sell", "fruits": ["Apple", "Pear"]},
    ),
}


@pytest.mark.parametrize("page", PAGES)
def test_pages(shared: Session, server: WebServer, page: str) -> None:
    html, properties, data = PAGES[page]
    shared.do("goto", {"url": server.page("/page.html", html)})
    assert shared.do("extract", {"schema": {"type": "object", "properties": properties}}) == data


def test_an_array_at_the_top(shared: Session, server: WebServer) -> None:
    shared.do("goto", {"url": server.page("/page.html", PAGES["a table"][0])})
    schema = {"type": "array", "items": {"type": "object", "properties": {"number": TEXT}}}
    assert shared.do("extract", {"schema": schema}) == [{"number": "A-1"}, {"number": "A-2"}]


def test_what_is_required_and_not_there(shared: Session, server: WebServer) -> None:
    shared.do("goto", {"url": server.page("/page.html", PAGES["definition list"][0])})
    schema = {"type": "object", "properties": {"email": TEXT, "phone": TEXT}, "required": ["email", "phone"]}
    text = shared.refused("extract", {"schema": schema})
    assert text.startswith("The page does not state what the schema requires: phone\n")
    assert parse(text) == Incomplete({"email": "a@b.c", "phone": None}, ["phone"])


@pytest.mark.parametrize("schema", [None, "x", {"type": "nothing"}, {"type": "object", "properties": 5}])
def test_invalid_schemas(shared: Session, schema: object) -> None:
    assert shared.refused("extract", {"schema": schema}).startswith("schema: ")
    assert shared.js("1") == 1
