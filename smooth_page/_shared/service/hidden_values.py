"""Values that tracebacks with local variables must not show: they are what they are, but for their repr."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class UnshownDict(dict[str, Any]):
    """A dict whose content stays out of reports."""

    def __repr__(self) -> str:
        return f"{{{len(self)} not shown}}"


class UnshownBytes(bytes):
    """Bytes that stay out of reports."""

    def __repr__(self) -> str:
        return f"<{len(self)} bytes, not shown>"


def unshown(values: Mapping[str, Any] | None) -> UnshownDict | None:
    """The values, which nothing shows any longer."""
    return None if values is None else UnshownDict(values)
