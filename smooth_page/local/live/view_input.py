"""Mouse and keyboard of a viewer, in the tab."""

from __future__ import annotations

import math
from typing import Any

from playwright.async_api import CDPSession

_MOUSE = {"down": "mousePressed", "up": "mouseReleased", "move": "mouseMoved", "wheel": "mouseWheel"}
_BUTTONS = ("left", "middle", "right")
_LONGEST_TEXT = 100_000
_LONGEST_KEY = 32
# What keys type that have no letter of their own.
_TYPED = {"Enter": "\r", "Tab": "\t"}


async def perform(devtools: CDPSession, given: dict[str, Any], size: tuple[float, float]) -> None:
    """Passes on one message of a viewer, whose points are parts of the tab's `size`. Raises ValueError for others."""
    kind = given.get("kind")
    if kind == "mouse":
        await devtools.send("Input.dispatchMouseEvent", _mouse(given, size))
    elif kind == "key":
        await devtools.send("Input.dispatchKeyEvent", _key(given))
    elif kind == "text":
        text = given.get("text")
        if not isinstance(text, str) or len(text) > _LONGEST_TEXT:
            raise ValueError("text: a string is required")
        await devtools.send("Input.insertText", {"text": text})
    else:
        raise ValueError(f"kind: {kind!r} is neither mouse, key nor text")


def _mouse(given: dict[str, Any], size: tuple[float, float]) -> dict[str, Any]:
    type_, button = given.get("type"), _number(given, "button", 2)
    if type_ not in _MOUSE:
        raise ValueError(f"type: {type_!r} is not one of {', '.join(_MOUSE)}")
    event = {
        "type": _MOUSE[type_],
        "x": _number(given, "x", 1) * size[0],
        "y": _number(given, "y", 1) * size[1],
        "modifiers": int(_number(given, "modifiers", 15)),
        "buttons": int(_number(given, "buttons", 7)),
        "button": "none" if type_ in ("move", "wheel") else _BUTTONS[int(button)],
        "clickCount": int(_number(given, "clicks", 3)),
    }
    if type_ == "wheel":
        event |= {"deltaX": _number(given, "dx", 10_000, -10_000), "deltaY": _number(given, "dy", 10_000, -10_000)}
    return event


def _key(given: dict[str, Any]) -> dict[str, Any]:
    key, code = given.get("key"), given.get("code", "")
    if not isinstance(key, str) or not isinstance(code, str) or not 0 < len(key) <= _LONGEST_KEY or len(code) > 32:
        raise ValueError("key, code: names of keys are required")
    modifiers = int(_number(given, "modifiers", 15))
    text = key if len(key) == 1 and not modifiers & 7 else _TYPED.get(key, "")
    down = given.get("type") == "down"
    event = {
        "type": ("keyDown" if text else "rawKeyDown") if down else "keyUp",
        "key": key,
        "code": code,
        "modifiers": modifiers,
        "windowsVirtualKeyCode": int(_number(given, "number", 255)),
    }
    return {**event, "text": text} if down and text else event


def _number(given: dict[str, Any], name: str, most: float, least: float = 0) -> float:
    value = given.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{name}: a number is required")
    return min(most, max(least, float(value)))
