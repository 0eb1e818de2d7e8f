"""Extractions from a part of the page, which the prompt names (see _protocol/extraction_scope.py)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from smooth_page._protocol.extraction import Incomplete, parse, write
from smooth_page._protocol.extraction_scope import Part
from smooth_page.local.agent import UnableError

# Reads one element: the schema, and what page_facts.js has to know about it.
Read = Callable[[dict[str, Any], dict[str, Any]], Awaitable[Any]]
ROOT = "items"


async def read_part(part: Part, schema: dict[str, Any], read: Read) -> Any:
    """Returns the data of an element, or one item for each of several. Raises UnableError."""
    if part.items is None:
        return await _read_element(part.name, 1, schema, read)
    listed = schema.get("properties", {}).get(ROOT)
    if not isinstance(listed, dict) or not isinstance(listed.get("items"), dict):
        raise UnableError("schema: for several elements, an object with a list named items is required")
    item = {**listed["items"], **{name: schema[name] for name in ("$defs", "definitions") if name in schema}}
    found = Incomplete([])
    for number in range(1, part.items + 1):
        await _read_item(part.name, number, item, read, found)
    if found.missing or found.ambiguous:
        raise UnableError(write(Incomplete({ROOT: found.partial}, found.missing, found.ambiguous)))
    return {ROOT: found.partial}


async def _read_item(name: str, number: int, item: dict[str, Any], read: Read, found: Incomplete) -> None:
    try:
        made = await _read_element(name, number, _wrapped(item), read)
        found.partial.append(made["value"])
    except UnableError as error:
        less = parse(str(error))
        if less is None:
            raise
        found.partial.append((less.partial or {}).get("value"))
        for paths, more in ((found.missing, less.missing), (found.ambiguous, less.ambiguous)):
            paths += [f"{ROOT}[{number - 1}]{path.removeprefix('value')}" for path in more]


def _wrapped(item: dict[str, Any]) -> dict[str, Any]:
    shared: dict[str, Any] = {name: item[name] for name in ("$defs", "definitions") if name in item}
    inner = {name: value for name, value in item.items() if name not in shared}
    return {"type": "object", "properties": {"value": inner}, "required": ["value"], **shared}


async def _read_element(name: str, number: int, schema: dict[str, Any], read: Read) -> Any:
    """An only property named `value` is the element itself."""
    whole = list(schema.get("properties", ())) == ["value"]
    return await read(schema, {"css": f"[{name}={json.dumps(str(number))}]", "whole": whole})
