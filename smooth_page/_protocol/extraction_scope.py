"""Which part of the page an extraction is about. The service's `extract` has no parameter for it: the prompt says it.

The elements are marked with an attribute while the extraction lasts. The sentence is for a model, and so are the
elements' texts. The embedded engine reads the attribute's name from it.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

_ONE = "Read only what is inside the element of the page that has the attribute {name}, and ignore everything outside."
_MANY = (
    "Read only what is inside the {count} elements of the page that have the attribute {name}, and ignore everything "
    "outside. Answer with one item for each of them, in the order of the attribute's values 1 to {count}."
)
_SENTENCE = re.compile(
    r"Read only what is inside the (?:element|(\d+) elements) of the page that ha(?:s|ve) the attribute (data-[\w-]+),"
)
_TEXTS = "What is inside begins with: "
_MOST = 20_000  # characters of the texts


class Part(NamedTuple):
    """The attribute's name; `items`: how many elements, each of which makes one item; None: one element."""

    name: str
    items: int | None


def write(part: Part, texts: list[str], prompt: str | None) -> str:
    """Returns the prompt. `read` reads it."""
    sentence = (_ONE if part.items is None else _MANY).format(name=part.name, count=part.items)
    each = max(100, _MOST // max(1, len(texts)))
    shown = json.dumps([text[:each] for text in texts[: _MOST // 100]], ensure_ascii=False)
    return "\n".join([sentence, _TEXTS + shown, *([] if prompt is None else [prompt])])


def read(prompt: str | None) -> tuple[Part | None, str | None]:
    """Returns the part of the page that a prompt is about, and the rest of the prompt."""
    found = _SENTENCE.match(prompt or "")
    if prompt is None or found is None:
        return None, prompt
    lines = prompt.split("\n", 2)
    rest = lines[2] if len(lines) > 2 and lines[1].startswith(_TEXTS) else None
    return Part(found[2], int(found[1]) if found[1] else None), rest
