"""The mouse, the keyboard and touch.

Generated from smooth_page/runtime/src/commands/input.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..call import Call, operation
from .values import Button


@operation("keyboard.down", "actions", acts=True)
def keyboard_down(*, key: str) -> Call[None]: ...


@operation("keyboard.up", "actions", acts=True)
def keyboard_up(*, key: str) -> Call[None]: ...


@operation("keyboard.press", "actions", acts=True)
def keyboard_press(*, key: str, delay: float | None = None) -> Call[None]: ...


@operation("keyboard.type", "actions", acts=True)
def keyboard_type(*, text: str, delay: float | None = None) -> Call[None]: ...


@operation("keyboard.insertText", "actions", acts=True)
def keyboard_insert_text(*, text: str) -> Call[None]: ...


@operation("mouse.move", "actions", acts=True)
def mouse_move(*, x: float, y: float, steps: int | None = None) -> Call[None]: ...


@operation("mouse.down", "actions", acts=True)
def mouse_down(*, button: Button | None = None, clickCount: int | None = None) -> Call[None]: ...


@operation("mouse.up", "actions", acts=True)
def mouse_up(*, button: Button | None = None, clickCount: int | None = None) -> Call[None]: ...


@operation("mouse.click", "actions", acts=True)
def mouse_click(
    *, x: float, y: float, button: Button | None = None, clickCount: int | None = None, delay: float | None = None
) -> Call[None]: ...


@operation("mouse.wheel", "actions", acts=True)
def mouse_wheel(*, deltaX: float, deltaY: float) -> Call[None]: ...


@operation("touch.tap", "actions", acts=True)
def touch_tap(*, x: float, y: float) -> Call[None]: ...
