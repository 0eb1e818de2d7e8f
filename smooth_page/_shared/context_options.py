"""The options of `new_context`: what each means for a session, and which can't be had."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from smooth_page._shared.structures import ViewportSize
from smooth_page.errors import Error, NotSupportedError

# The viewport of each device that a session can have.
DEVICE_VIEWPORTS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 720},
    "desktop-lg": {"width": 1920, "height": 1080},
    "mobile": {"width": 390, "height": 844},
}

# Options with no effect in a session, and why leaving them out misleads nobody.
HARMLESS = {
    "accept_downloads": "the service keeps downloads as it does",
    "screen": "the screen follows the device",
    "no_viewport": "the tab has its device's size either way",
    "default_browser_type": "part of device descriptors",
    "device_scale_factor": "the scale follows the device",
    "service_workers": "service workers are left to the page",
}

# Options that would have to act below the page. Option -> why, what instead.
UNSUPPORTED: dict[str, tuple[str, str | None]] = {
    "bypass_csp": ("policies can't be lifted from within a page; what this package does works under them", None),
    "client_certificates": ("they belong to the session", 'smooth={"certificates": [...]}'),
    "extra_http_headers": ("requests of the browser can't be changed from within a page", None),
    "geolocation": ("it is not built yet", None),
    "http_credentials": ("the browser's log-in dialogs are out of reach", "a URL with user and password"),
    "ignore_https_errors": ("certificates are checked before a page exists", None),
    "java_script_enabled": ("without JavaScript nothing here works", None),
    "locale": ("it is not built yet", None),
    "offline": ("the network is out of reach from within a page", None),
    "permissions": ("permissions are the browser's", None),
    "proxy": ("it belongs to the session", 'smooth={"proxy_server": ..., "proxy_username": ..., ...}'),
    "record_har_path": ("it is not built yet", None),
    "record_video_dir": ("it is not built yet", 'smooth={"enable_recording": True} and session.recording_url'),
    "storage_state": ("it is not built yet", 'smooth={"profile_id": ...}'),
    "timezone_id": ("it is not built yet", None),
    "user_agent": ("it is not built yet", None),
    "color_scheme": ("it is not built yet", "page.emulate_media(...) after goto"),
    "contrast": ("it is not built yet", "page.emulate_media(...) after goto"),
    "forced_colors": ("it is not built yet", "page.emulate_media(...) after goto"),
    "reduced_motion": ("it is not built yet", "page.emulate_media(...) after goto"),
}
# Asking for what is so anyway is no request.
DEFAULTS: dict[str, Any] = {
    "bypass_csp": False,
    "ignore_https_errors": False,
    "java_script_enabled": True,
    "offline": False,
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}


@dataclass(frozen=True)
class ContextOptions:
    """What is left of the options for pages and their sessions."""

    base_url: str | None = None
    strict_selectors: bool = False
    has_touch: bool = False
    viewport: ViewportSize | None = None
    # Parameters of the session's creation.
    creation: dict[str, Any] = field(default_factory=dict)


def read_options(given: dict[str, Any], smooth: dict[str, Any] | None, title: str) -> ContextOptions:
    """Checks the options of `new_context`. Raises NotSupportedError for those that can't be had."""
    for name, value in given.items():
        if value is None or name in HARMLESS or value == DEFAULTS.get(name, value is None):
            continue
        if name in UNSUPPORTED:
            why, instead = UNSUPPORTED[name]
            raise NotSupportedError(f"{title}({name}=...)", why, instead)
        if name.startswith(("record_har", "record_video")):
            raise NotSupportedError(f"{title}({name}=...)", "it is not built yet")
    creation = dict(smooth or {})
    creation.setdefault("device", _device(given, title))
    device = creation["device"]
    if device not in DEVICE_VIEWPORTS:
        raise Error(f"{title}: smooth['device']: {device!r} is none of {', '.join(DEVICE_VIEWPORTS)}")
    return ContextOptions(
        base_url=given.get("base_url"),
        strict_selectors=bool(given.get("strict_selectors")),
        has_touch=bool(given.get("has_touch")) or device == "mobile",
        viewport=DEVICE_VIEWPORTS[device],
        creation=creation,
    )


def _device(given: dict[str, Any], title: str) -> str:
    """The device that comes with the viewport; mobile ones have their own size."""
    if given.get("is_mobile"):
        return "mobile"
    viewport = given.get("viewport")
    if viewport is None:
        return "desktop"
    for device, size in DEVICE_VIEWPORTS.items():
        if dict(viewport) == dict(size) and device != "mobile":
            return device
    raise NotSupportedError(
        f"{title}(viewport={viewport})",
        "a session has the size of its device",
        ", ".join(f"{size['width']}x{size['height']} ({device})" for device, size in DEVICE_VIEWPORTS.items()),
    )
