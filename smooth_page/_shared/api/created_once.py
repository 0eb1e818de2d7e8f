"""Objects that are created on first use and then stay the same."""

from __future__ import annotations

from typing import TypeVar

Part = TypeVar("Part")


def created_once(owner: object, kind: type[Part]) -> Part:
    """Returns the owner's only object of that kind, created on first use."""
    part: Part = vars(owner).setdefault(f"_{kind.__name__}", kind())
    return part
