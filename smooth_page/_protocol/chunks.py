"""What the runtime needs to know of an operation by its name: the chunks in which it lives, and whether it acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import commands as _commands  # noqa: F401 (fills OPERATIONS)
from .call import OPERATIONS


def chunks_of(name: str, params: Mapping[str, Any]) -> tuple[str, ...]:
    """The chunks that an operation with these parameters needs, beside the core."""
    operation = OPERATIONS.get(name)
    if operation is None:
        return ()
    own = () if operation.chunk == "core" else (operation.chunk,)
    more = (chunk for chunk, condition in operation.needs.items() if condition.items() <= params.items())
    # Operations that it runs itself.
    nested = (chunk for command in params.get("commands", ()) for chunk in chunks_of(command["op"], command["params"]))
    return (*own, *more, *nested)


def acts(name: str) -> bool:
    """Whether an operation acts on the page, so that it must not be done twice."""
    return name in OPERATIONS and OPERATIONS[name].acts


def reads(name: str) -> bool:
    """Whether an operation only reads. Listeners that make such calls side by side continue in their order."""
    return name in OPERATIONS and OPERATIONS[name].reads
