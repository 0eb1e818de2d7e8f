"""Media features that `new_context` and `emulate_media` take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from smooth_page._protocol.contract import MediaSettings
from smooth_page._shared.api.arguments import one_of

# On the wire, the browser's own value.
_BROWSERS_OWN = "null"
# As errors call it, and Playwright takes it, too.
_NO_OVERRIDE = "no-override"
# Public name -> name on the wire, and check.
_FEATURES: dict[str, tuple[str, Callable[[str, Any], str]]] = {
    "media": ("media", one_of("screen", "print", _NO_OVERRIDE)),
    "color_scheme": ("colorScheme", one_of("dark", "light", "no-preference", _NO_OVERRIDE)),
    "reduced_motion": ("reducedMotion", one_of("reduce", "no-preference", _NO_OVERRIDE)),
    "forced_colors": ("forcedColors", one_of("active", "none", _NO_OVERRIDE)),
    "contrast": ("contrast", one_of("no-preference", "more", _NO_OVERRIDE)),
}


def read_media(given: Mapping[str, Any]) -> MediaSettings:
    """Returns the features that are given. Raises Error for unknown values."""
    features: dict[str, str] = {}
    for name, (wire_name, check) in _FEATURES.items():
        value = given.get(name)
        if value is None:
            continue
        chosen = check(name, _NO_OVERRIDE if value == _BROWSERS_OWN else value)
        features[wire_name] = _BROWSERS_OWN if chosen == _NO_OVERRIDE else chosen
    return cast(MediaSettings, features)
