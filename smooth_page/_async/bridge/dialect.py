"""How this service takes JavaScript: learned with the first turns of a session, as no document says it for all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

Form = Literal["body", "function", "inline body", "inline expression"]
FORMS: tuple[Form, ...] = ("body", "function", "inline body", "inline expression")

SLICE = 5_000  # ms; no limit on script time that a service may have breaks a longer wait
SHORTEST_SLICE = 200


@dataclass
class Dialect:
    """`form`: a `return` body with `args`, a function of them, or a call with them written into it.

    `awaits`: whether promises are awaited; where not, turns answer at once and Python asks again. `slice`: how long a
    turn may take, in ms.
    """

    form: Form = "body"
    awaits: bool = True
    slice: int = SLICE
    known: bool = False

    def script(self, body: str, message: Any, form: Form | None = None) -> tuple[str, Any]:
        """The `js` and `args` of an event for a function body with the parameter `args`."""
        form = form or self.form
        if form == "body":
            return body, message
        if form == "function":
            return f"(args) => {{\n{body}\n}}", message
        call = f"((args) => {{\n{body}\n}})({json.dumps(message)})"
        return (call if form == "inline expression" else f"return {call}"), None

    def cut_off(self, seconds: float) -> None:
        """A turn was broken off after so long, and its document was still there: turns have to be shorter."""
        self.slice = max(SHORTEST_SLICE, min(self.slice, int(seconds * 500)))

    def facts(self) -> dict[str, Any]:
        """For `smooth-page doctor`."""
        return {"form": self.form, "awaits_promises": self.awaits, "slice_ms": self.slice, "known": self.known}
