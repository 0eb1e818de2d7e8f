"""Extractions from a part of the page, which the prompt names (see _protocol/extraction_scope.py)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from smooth_page._protocol.extraction import Incomplete, parse, write
from smooth_page._protocol.extraction_scope import Part
from smooth_page.local.agent import UnableError

ROOT = "items"
Element = dict[str, Any] | None  # what page_facts.js has to know about it


@dataclass(frozen=True)
class Read:
    """What was read in one element, or why nothing was."""

    failure: str | None
    data: Any

    @property
    def value(self) -> Any:
        """The data. Raises UnableError if there is none."""
        if self.failure is not None:
            raise UnableError(self.failure)
        return self.data


# Reads elements, all at once.
Reader = Callable[[dict[str, Any], list[Element]], Awaitable[list[Read]]]


async def read_part(part: Part, schema: dict[str, Any], read: Reader) -> Any:
    """Returns the data of an element, or one item for each of several. Raises UnableError."""
    if part.items is None:
        return (await _read_elements(part, 1, schema, read))[0].value
    listed = schema.get("properties", {}).get(ROOT)
    if not isinstance(listed, dict) or not isinstance(listed.get("items"), dict):
        raise UnableError("schema: for several elements, an object with a list named items is required")
    item = {**listed["items"], **{name: schema[name] for name in ("$defs", "definitions") if name in schema}}
    found = Incomplete([])
    for at, one in enumerate(await _read_elements(part, part.items, _wrapped(item), read)):
        _add(one, at, found)
    if found.missing or found.ambiguous:
        raise UnableError(write(Incomplete({ROOT: found.partial}, found.missing, found.ambiguous)))
    return {ROOT: found.partial}


def _add(one: Read, at: int, found: Incomplete) -> None:
    if one.failure is None:
        found.partial.append(one.data["value"])
        return
    less = parse(one.failure)
    if less is None:
        raise UnableError(one.failure)
    found.partial.append((less.partial or {}).get("value"))
    for paths, more in ((found.missing, less.missing), (found.ambiguous, less.ambiguous)):
        paths += [f"{ROOT}[{at}]{path.removeprefix('value')}" for path in more]


def _wrapped(item: dict[str, Any]) -> dict[str, Any]:
    shared: dict[str, Any] = {name: item[name] for name in ("$defs", "definitions") if name in item}
    inner = {name: value for name, value in item.items() if name not in shared}
    return {"type": "object", "properties": {"value": inner}, "required": ["value"], **shared}


async def _read_elements(part: Part, count: int, schema: dict[str, Any], read: Reader) -> list[Read]:
    """An only property named `value` is the element itself."""
    whole = list(schema.get("properties", ())) == ["value"]
    names = [json.dumps(str(number)) for number in range(1, count + 1)]
    return await read(schema, [{"css": f"[{part.name}={name}]", "whole": whole} for name in names])
