"""Sessions of this room have the companion, as those of the room `companion`."""

from __future__ import annotations

from ..companion.conftest import _without_companion, companion_browser, companion_context, extension_engine, host, page

__all__ = ["_without_companion", "companion_browser", "companion_context", "extension_engine", "host", "page"]
