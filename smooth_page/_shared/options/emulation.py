"""Emulated properties of the browser: the settings of the chunk `emulation`, and their script."""

from __future__ import annotations

import json
import re
import secrets
import zoneinfo
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from smooth_page._protocol.contract import EmulationSettings, GeoPosition, Grant, MediaSettings
from smooth_page._shared.api.structures import Geolocation, ViewportSize
from smooth_page._shared.api.warnings import warn
from smooth_page._shared.network.urls import origin_of
from smooth_page._shared.wire.turn_text import chunk_text
from smooth_page.errors import Error

DEFAULT_VIEWPORT: ViewportSize = {"width": 1280, "height": 720}
# The key of a window's settings.
_KEY = f"__{secrets.token_hex(6)}"
CLIPBOARD = frozenset({"clipboard-read", "clipboard-write"})
# Names of permissions: those that work when granted here, and those whose use the browser still controls.
_SEEN = {"background-sync", "geolocation", "notifications", *CLIPBOARD}
_GUARDED = {
    "accelerometer", "ambient-light-sensor", "camera", "gyroscope", "local-fonts", "local-network-access",
    "magnetometer", "microphone", "midi", "midi-sysex", "payment-handler", "screen-wake-lock",
    "storage-access",
}  # fmt: skip
_LOCALE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*|[a-z]{5,8}(-[a-z0-9]{1,8})*", re.IGNORECASE)


# Options of `new_context` that are settings as they are.
_AS_GIVEN: Mapping[str, Literal["locale", "timeZone", "screen", "scale"]] = {
    "locale": "locale",
    "timezone_id": "timeZone",
    "screen": "screen",
    "device_scale_factor": "scale",
}


def emulation_script(settings: EmulationSettings) -> str:
    """Returns a script that applies the settings to a window. It can run again with other settings."""
    return f"""(() => {{
const key = {json.dumps(_KEY)};
if (!window[key]) {{
let __smooth_emulation;
{chunk_text("emulation")}
Object.defineProperty(window, key, {{ value: __smooth_emulation(window) }});
}}
window[key]({json.dumps(settings)});
}})()"""


def read_settings(given: dict[str, Any], device_size: ViewportSize, title: str) -> EmulationSettings:
    """Returns the settings for options of `new_context`. Raises Error for invalid values."""
    settings: EmulationSettings = {}
    for option, setting in _AS_GIVEN.items():
        if given.get(option) is not None:
            settings[setting] = given[option]
    if given.get("user_agent"):
        settings["userAgent"] = given["user_agent"]
    if given.get("has_touch"):
        settings["touch"] = True
    viewport = given.get("viewport")
    if viewport is not None and read_size(viewport, "viewport") != device_size:
        settings["viewport"] = viewport
    if given.get("geolocation"):
        settings["geolocation"] = read_place(given["geolocation"], title)
    if given.get("permissions"):
        settings["granted"] = [grant(given["permissions"], None, title)]
    return settings


def browser_settings(
    given: dict[str, Any], scripted: EmulationSettings, *, media: MediaSettings, device: EmulationSettings
) -> EmulationSettings:
    """Returns the settings for the companion, which makes every tab as large as its viewport.

    `device`: of the device that the user has chosen for the session.
    """
    settings: EmulationSettings = {"viewport": DEFAULT_VIEWPORT, **device, **scripted}
    if given.get("viewport"):
        settings["viewport"] = read_size(given["viewport"], "viewport")
    elif given.get("no_viewport"):
        settings["viewport"] = None
    if given.get("is_mobile"):
        settings["mobile"] = True
    if media:
        settings["media"] = media
    if given.get("ignore_https_errors"):
        settings["unchecked"] = True
    return settings


def check_zone_and_locale(settings: EmulationSettings, title: str) -> None:
    """Raises Error for names that no browser knows. On machines without a time zone database, all names pass."""
    zone = settings.get("timeZone")
    if zone is not None and _known_zones() and zone.casefold() not in _known_zones():
        raise Error(f"{title}: Invalid timezone ID: {zone}")
    locale = settings.get("locale")
    if locale is not None and not _LOCALE.fullmatch(locale):
        raise Error(f"{title}: Invalid locale name: {locale}")


@cache
def _known_zones() -> frozenset[str]:
    return frozenset(name.casefold() for name in zoneinfo.available_timezones())


def read_size(size: Any, name: str) -> ViewportSize:
    """Returns a size in CSS pixels. Raises Error for an invalid one."""
    if not isinstance(size, Mapping):
        raise Error(f"{name}: expected object, got {'string' if isinstance(size, str) else type(size).__name__}")
    for side in ("width", "height"):
        value = size.get(side)
        if isinstance(value, bool) or not isinstance(value, int):
            shown = {str: "string", type(None): "undefined"}.get(type(value), f"{type(value).__name__} {value}")
            raise Error(f"{name}.{side}: expected integer, got {shown}")
    return {"width": size["width"], "height": size["height"]}


def read_place(place: Geolocation, title: str) -> GeoPosition:
    """Returns degrees and an accuracy in metres. Raises Error for an invalid position."""
    found: GeoPosition = {
        "latitude": place.get("latitude", 0.0),
        "longitude": place.get("longitude", 0.0),
        "accuracy": place.get("accuracy") or 0.0,
    }
    limits: Mapping[Literal["latitude", "longitude"], int] = {"latitude": 90, "longitude": 180}
    for name, limit in limits.items():
        if not -limit <= found[name] <= limit:
            condition = f"-{limit} <= {name.upper()} <= {limit}"
            raise Error(f"{title}: geolocation.{name}: precondition {condition} failed.")
    if found["accuracy"] < 0:
        raise Error(f"{title}: geolocation.accuracy: precondition 0 <= ACCURACY failed.")
    return found


def grant(permissions: Iterable[str], origin: str | None, title: str) -> Grant:
    """Returns the permissions of pages of the origin, or of all pages. Raises Error for unknown names. Warns about
    those that the browser still controls.
    """
    names = list(permissions)
    for name in names:
        if name not in _SEEN | _GUARDED:
            raise Error(f"{title}: Unknown permission: {name}")
    guarded = ", ".join(name for name in names if name in _GUARDED)
    if guarded:
        warn(f"{title}: pages see these permissions as granted; the browser still decides whether they work: {guarded}")
    return {"origin": None if origin is None else origin_of(origin), "names": names}
