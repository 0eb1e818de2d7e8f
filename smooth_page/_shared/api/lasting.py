"""Objects that are made when they are first asked for, and stay the same."""

from __future__ import annotations

from typing import TypeVar

Part = TypeVar("Part")


def lasting(owner: object, kind: type[Part]) -> Part:
    """Returns the owner's one object of that kind, made on first use."""
    part: Part = vars(owner).setdefault(f"_{kind.__name__}", kind())
    return part
