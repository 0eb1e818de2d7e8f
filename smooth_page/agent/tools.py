"""What a model can call during an extraction: it reads and searches the page, nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.commands import extract_find, extract_read

from .steps import Do, ToolSpec, ToolUse

if TYPE_CHECKING:
    from collections.abc import Generator

    from smooth_page._protocol.contract import Target

READ = ToolSpec(
    "read",
    "Shows an element of the page whole, by its reference, such as e12. following: shows what comes after it, too.",
    {
        "type": "object",
        "properties": {"ref": {"type": "string"}, "following": {"type": "boolean"}},
        "required": ["ref"],
    },
)
FIND = ToolSpec(
    "find",
    "Finds a text on the page. Returns the places that have it, with the text around and references for read.",
    {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]},
)
TOOLS = (READ, FIND)

_REF = re.compile(r"(?:f\d+)?e\d+")
_LONGEST = 300


def use_tool(use: ToolUse, target: Target | None, most: int) -> Generator[Do, Any, str]:
    """Returns what a call gives the model. `most`: about how many tokens."""
    given = use.arguments
    if given is None:
        return "The arguments must be a JSON object"
    if use.name == READ.name:
        return (yield from _read(given, most))
    if use.name == FIND.name:
        return (yield from _find(given, target))
    return f"There is no function {use.name[:_LONGEST]}: call {' or '.join(tool.name for tool in TOOLS)}"


def _read(given: dict[str, Any], most: int) -> Generator[Do, Any, str]:
    ref = str(given.get("ref", "")).strip().removeprefix("ref=")
    if not _REF.fullmatch(ref):
        return "ref: a reference that the page shows is needed, such as e12"
    following = given.get("following") is True
    shown = yield Do(extract_read({"selector": f"aria-ref={ref}", "strict": False}, following=following, most=most))
    return f"There is no element {ref} any longer" if shown is None else str(shown)


def _find(given: dict[str, Any], target: Target | None) -> Generator[Do, Any, str]:
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        return "text: a text is needed"
    found = yield Do(extract_find(target, text=text[:_LONGEST]))
    lines = [f"- [ref={each['ref']}] {each['text']}" if each["ref"] else f"- {each['text']}" for each in found]
    return "\n".join(lines) or "The page does not have this text. Frames of other sites were not searched"
