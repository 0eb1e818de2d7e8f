"""HTML as page_facts.js lists it, without a browser: for tests of one way in which pages state things."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from pydantic import TypeAdapter

from smooth_page._protocol.extraction import parse
from smooth_page.local.agent import UnableError
from smooth_page.local.extract.filling import fill
from smooth_page.local.extract.tree import BLOCK, STRUCK

INLINE = {
    "a",
    "abbr",
    "b",
    "button",
    "code",
    "del",
    "em",
    "i",
    "input",
    "label",
    "s",
    "small",
    "span",
    "strong",
    "time",
}
EMPTY = {"br", "img", "input"}


class _Nodes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[Any]] = [[-1, "body", {}, BLOCK]]
        self.open = [0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        flags = (
            (0 if tag in INLINE else BLOCK)
            | (STRUCK if tag in ("s", "del") else 0)
            | self.rows[self.open[-1]][3] & STRUCK
        )
        self.rows.append([self.open[-1], tag, {name: value or "" for name, value in attrs}, flags])
        if tag not in EMPTY:
            self.open.append(len(self.rows) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.rows[self.open.pop()][1] == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.rows.append([self.open[-1], data])


def read(html: str, kind: Any, lang: str = "en") -> Any:
    """Returns what is found in a page for a type: a dict for a model, a list for a list of them."""
    parser = _Nodes()
    parser.feed(html)
    page = {
        "lang": lang,
        "part": False,
        "url": "http://a.test/",
        "title": "",
        "data": [],
        "metas": [],
        "nodes": parser.rows,
    }
    schema = TypeAdapter(kind).json_schema()
    is_list = schema.get("type") == "array"
    if is_list:
        shared = schema.pop("$defs", {})
        schema = {"type": "object", "properties": {"items": schema}, "required": ["items"], "$defs": shared}
    made = _filled(json.dumps(page), schema)
    return made["items"] if is_list else made


def _filled(page: str, schema: dict[str, Any]) -> Any:
    try:
        return fill(page, schema)
    except UnableError as error:
        found = parse(str(error))
    return found.partial if found is not None else None
