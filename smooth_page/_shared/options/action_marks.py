"""The options of `Screencast.show_actions`, of overlays and of chapters."""

from __future__ import annotations

from typing import Any

from smooth_page._protocol.contract import ActionMarkSettings, ActionMarkStyle
from smooth_page._shared.api.arguments import check_integer, check_number, check_string, one_of, type_word
from smooth_page.errors import Error

_POSITIONS = ("top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right")
_STYLES = ("point", "highlight", "title")
CHAPTER_MS = 2000.0
_LONGEST = float(0x7FFFFFFF)


def read_action_marks(cursor: Any, duration: Any, font_size: Any, position: Any, style: Any) -> ActionMarkSettings:
    """Raises Error for invalid values."""
    return ActionMarkSettings(
        duration=read_duration(duration, 500.0) or 0.0,
        cursor=(cursor is None or one_of("none", "pointer")("cursor", cursor) == "pointer"),
        position="top-right" if position is None else one_of(*_POSITIONS)("position", position),
        fontSize=24 if font_size is None else check_integer("font_size", font_size),
        style=_read_style(style),
    )


def read_duration(duration: Any, default: float | None) -> float | None:
    """Returns it in ms, from 0 to 24 days. Raises Error for what is not a number."""
    return default if duration is None else min(max(0.0, check_number("duration", duration)), _LONGEST)


def _read_style(style: Any) -> ActionMarkStyle:
    if style is None:
        return {}
    if not isinstance(style, dict):
        raise Error(f"style: expected object, got {type_word(style)}")
    read: ActionMarkStyle = {}
    for name in _STYLES:
        if style.get(name) is not None:
            read[name] = check_string(f"style.{name}", style[name])  # type: ignore[literal-required]
    return read
