"""Which chunk of the runtime an operation lives in: all but the core's travel with a document's first use of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Operations of runtime/src/entries/actions.ts; a name with a dot at its end stands for all that begin so.
_ACTIONS = {
    "blur", "check", "click", "dblclick", "dispatchEvent", "dragTo", "drop", "fill", "files.append", "focus",
    "highlight", "hover", "keyboard.", "mouse.", "press", "scrollIntoView", "selectOption", "selectText", "setFiles",
    "tap", "touch.", "type", "unhighlight",
}  # fmt: skip
# Operations of runtime/src/entries/writing.ts.
_WRITING = {"page.addScript", "page.addStyle", "page.setContent"}


def chunks_of(op: str, params: Mapping[str, Any]) -> tuple[str, ...]:
    """The chunks that an operation with these parameters needs, beside the core."""
    prefix = op.partition(".")[0]
    if op in _ACTIONS or f"{prefix}." in _ACTIONS:
        return ("actions",)
    if op == "expect":
        return ("assertions", "aria") if params.get("matcher") == "to.match.aria" else ("assertions",)
    if op == "page.setContent":
        return ("writing", "media")
    if op == "observe.kept":
        return ("observe",)
    if op in _WRITING:
        return ("writing",)
    if op == "page.emulateMedia":
        return ("media",)
    if op == "intercept.open":
        commands = params.get("commands", ())
        return ("intercept", *(chunk for command in commands for chunk in chunks_of(command["op"], command["params"])))
    if prefix in ("clock", "databases", "intercept", "reread", "screenshot", "soft", "state"):
        return (prefix,)
    if prefix == "storage":
        return ("state",)
    if prefix in ("download", "popup"):
        return (f"{prefix}s",)
    if op == "aria.snapshot" and params.get("mode") == "ai":
        return ("aria",)
    return ()


def acts(op: str) -> bool:
    """Whether an operation acts on the page, so that it must not be done twice."""
    return op in ("evaluate", "page.go", "page.history", "page.reload") or "actions" in chunks_of(op, {})
