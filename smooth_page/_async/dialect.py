"""How this service takes JavaScript: learned with the first turns of a session, as no document says it for all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

Form = Literal["body", "function", "inline"]
FORMS: tuple[Form, ...] = ("body", "function", "inline")


@dataclass
class Dialect:
    """`form`: a `return` body with `args`, a function of them, or a body with them written into it.

    `awaits`: whether promises are awaited; where not, turns answer at once and Python asks again.
    """

    form: Form = "body"
    awaits: bool = True
    known: bool = False

    def script(self, body: str, message: Any, form: Form | None = None) -> tuple[str, Any]:
        """The `js` and `args` of an event for a function body with the parameter `args`."""
        form = form or self.form
        if form == "body":
            return body, message
        if form == "function":
            return f"(args) => {{\n{body}\n}}", message
        return f"return ((args) => {{\n{body}\n}})({json.dumps(message)})", None

    def facts(self) -> dict[str, Any]:
        """For `smooth-page doctor`."""
        return {"form": self.form, "awaits_promises": self.awaits, "known": self.known}
