"""Evaluating code, and handles to what it returns.

Generated from smooth_page/runtime/src/commands/evaluation.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Strict

from ..call import Call, operation
from ..contract.values import Handle, Target


@operation("evaluate", "core", acts=True)
def evaluate(
    target: Target | None = None,
    /,
    *,
    source: str | None = None,
    arg: Any,
    all: bool | None = None,
    wait: bool | None = None,
    returns: Literal["value", "handle"],
) -> Call[Any]:
    """Calls the code (a function or a value) with [element, ]arg. `wait`: waits for the target. `returns`: whether the
    result is a value or a handle."""


@operation("waitForFunction", "core")
def wait_for_function(
    target: Target | None = None, /, *, source: str | None = None, arg: Any, polling: Literal["raf"] | float
) -> Call[Handle]:
    """Waits until the code returns something truthy, and returns a handle of it. polling: "raf" or ms."""


@operation("handle.properties", "core", reads=True)
def handle_properties(*, handle: Handle) -> Call[list[Annotated[tuple[str, Handle], Strict(False)]]]: ...


@operation("handle.property", "core", reads=True)
def handle_property(*, handle: Handle, name: str) -> Call[Handle]: ...


@operation("handle.json", "core", reads=True)
def handle_json(*, handle: Handle) -> Call[Any]: ...


@operation("handle.dispose", "core")
def handle_dispose(*, handles: Sequence[Handle]) -> Call[None]:
    """Skips handles that it does not know."""
