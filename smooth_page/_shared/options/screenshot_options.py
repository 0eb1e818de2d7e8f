"""The options of screenshots: checked, and as parameters of the runtime's operation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smooth_page._shared.api.arguments import one_of
from smooth_page._shared.elements.files import mime_type
from smooth_page.errors import Error

_TYPES = {"image/png": "png", "image/jpeg": "jpeg", "image/webp": "webp"}


def screenshot_params(given: Mapping[str, Any], title: str) -> dict[str, Any]:
    """Returns the parameters of the operation. `given`: the arguments that are not None, except for mask, path and
    timeout. Raises Error for invalid ones.
    """
    params = dict(given)
    path = params.pop("path", None)
    kind = params["type"] = params.get("type") or _type_of(path)
    for name, check in _CHOICES.items():
        if name in params:
            check(name, params[name])
    _check_quality(params.get("quality"), kind, title)
    _check_clip(params.get("clip"), title)
    for name, wire in _WIRE.items():
        if name in params:
            params[wire] = params.pop(name)
    return params


_CHOICES = {
    "type": one_of("png", "jpeg", "webp"),
    "scale": one_of("css", "device"),
    "animations": one_of("disabled", "allow"),
    "caret": one_of("hide", "initial"),
}
_WIRE = {"full_page": "fullPage", "omit_background": "omitBackground", "mask_color": "maskColor"}


def _type_of(path: str | Path | None) -> str:
    if path is None:
        return "png"
    kind = mime_type(str(path))
    if kind not in _TYPES:
        raise Error(f'path: unsupported mime type "{kind or "null"}"')
    return _TYPES[kind]


def _check_quality(quality: Any, kind: str, title: str) -> None:
    if quality is None:
        return
    if kind == "png":
        raise Error(f"{title}: options.quality is unsupported for the png screenshots")
    if isinstance(quality, bool) or not isinstance(quality, int):
        raise Error(f"quality: expected integer, got {type(quality).__name__} {quality}")
    if not 0 <= quality <= 100:
        raise Error(f"{title}: Expected options.quality to be between 0 and 100 (inclusive), got {quality}")


def _check_clip(clip: Mapping[str, float] | None, title: str) -> None:
    for side in ("width", "height") if clip else ():
        if not clip or clip[side] <= 0:
            raise Error(f"{title}: Expected options.clip.{side} to be greater than 0.")
