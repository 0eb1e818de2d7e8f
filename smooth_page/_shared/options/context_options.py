"""The options of `new_context`: what each means for a session, and which are not supported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from smooth_page._protocol.contract import EmulationSettings, MediaSettings
from smooth_page._shared.api.api_types import Grounded
from smooth_page._shared.api.arguments import check_grounded, check_model, check_page_tokens, one_of
from smooth_page._shared.api.structures import ProxySettings, StorageState, ViewportSize
from smooth_page._shared.api.warnings import warn_once
from smooth_page._shared.network.har_log import HarLog
from smooth_page._shared.network.urls import UrlMatch
from smooth_page._shared.options.companion_choice import CompanionChoice, read_companion
from smooth_page._shared.options.emulation import browser_settings, read_settings, read_size
from smooth_page._shared.options.media import read_media
from smooth_page._shared.options.video_options import VideoOptions, read_video_options
from smooth_page._shared.requests.api_request_options import read_context_state
from smooth_page._shared.requests.client_certificates import Certificate, read_certificates
from smooth_page._shared.video.video_file import why_no_encoder
from smooth_page.errors import Error, NotSupportedError

# The viewport of each device of the service.
DEVICE_VIEWPORTS: dict[str, ViewportSize] = {
    "desktop": {"width": 1280, "height": 720},
    "desktop-lg": {"width": 1920, "height": 1080},
    "mobile": {"width": 390, "height": 844},
}

# What the companion makes all tabs emulate if the user chooses a device.
_DEVICE_SETTINGS: dict[str, EmulationSettings] = {
    "desktop": {"viewport": DEVICE_VIEWPORTS["desktop"]},
    "desktop-lg": {"viewport": DEVICE_VIEWPORTS["desktop-lg"]},
    "mobile": {"viewport": DEVICE_VIEWPORTS["mobile"], "scale": 2, "mobile": True, "touch": True},
}

# Options that have an effect, and how.
DONE = {
    "accept_downloads": "whether downloads are kept; with False they fail",
    "base_url": "Python resolves URLs against it",
    "strict_selectors": "sent with each lookup of a selector",
    "device_scale_factor": "as scripts see it (emulation.py)",
    "geolocation": "as scripts see it (emulation.py)",
    "ignore_https_errors": "for the context's own requests; for pages with the companion, except as an extension",
    "has_touch": "allows taps, which are synthetic events; scripts see a touch screen",
    "is_mobile": "the device `mobile`",
    "java_script_enabled": "with False, a policy in each document forbids the page's scripts",
    "locale": "as scripts see it (emulation.py)",
    "permissions": "same as grant_permissions (emulation.py)",
    "screen": "as scripts see it (emulation.py)",
    "timezone_id": "as scripts see it (emulation.py)",
    "user_agent": "as scripts see it (emulation.py), and in the context's own requests",
    "viewport": "a device of that size, or the page is laid out in that size and scripts see it (emulation.py)",
    "color_scheme": "same as emulate_media, in each document from its first script on",
    "contrast": "same as emulate_media",
    "forced_colors": "same as emulate_media",
    "reduced_motion": "same as emulate_media",
    "proxy": "the session's proxy",
    "extra_http_headers": "same as set_extra_http_headers",
    "http_credentials": "the browser learns them from a URL that contains them (basic_auth.py)",
    "offline": "same as set_offline",
    "record_har_content": "as in Playwright (har_log.py), for what scripts can read",
    "record_har_mode": "as in Playwright",
    "record_har_omit_content": "as in Playwright",
    "record_har_path": "written when the context closes",
    "record_har_url_filter": "as in Playwright",
    "record_video_dir": "WebM files, encoded on this machine; without the companion, the recordings of the service",
    "record_video_fps": "of files that are encoded on this machine",
    "record_video_size": "of files that are encoded on this machine",
    "service_workers": 'with "block", an init script replaces `register` in each document',
    "storage_state": "cookies, local storage and databases, written when a page navigates to their origin",
}

# Options without an effect, and why they need no warning.
HARMLESS = {
    "bypass_csp": "this package works under policies; add_script_tag raises a clear error when one forbids it",
    "default_browser_type": "part of device descriptors; sessions run Chromium",
    "no_viewport": "the tab has the size of its device anyway",
}

# Options that only sessions with the companion have -> why, and what to use instead.
NEEDS_COMPANION: dict[str, tuple[str, str | None]] = {
    "client_certificates": ("the session has them", 'smooth={"companion": True}, or smooth={"certificates": [...]}'),
}

# Options that are accepted with a warning until they are built. Only calls that need their result raise.
NOT_YET: dict[str, tuple[str, str | None]] = {}

# Init script of contexts with `service_workers="block"`.
NO_SERVICE_WORKERS = """(() => {
  const container = globalThis.ServiceWorkerContainer;
  if (!container) return;
  container.prototype.register = async () => { console.warn("Service Worker registration blocked by Playwright"); };
})()"""

# Init script of contexts with `java_script_enabled=False` and the companion: a policy for the document's own scripts.
NO_SCRIPTS = """(() => {
  const forbid = () => {
    if (!document.head) return false;
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "script-src 'none'";
    document.head.append(policy);
    policy.remove();
    return true;
  };
  if (forbid()) return;
  const observer = new MutationObserver(() => forbid() && observer.disconnect());
  observer.observe(document, { childList: true, subtree: true });
})()"""


_service_workers = one_of("allow", "block")


@dataclass(frozen=True)
class ContextOptions:
    """The options that pages and their sessions need."""

    base_url: str | None = None
    strict_selectors: bool = False
    accept_downloads: bool = True
    has_touch: bool = False
    viewport: ViewportSize | None = None
    # The tab's real size, whatever scripts see.
    device_size: ViewportSize | None = None
    # Whether a page may use another device that fits its viewport, because the user has not chosen this one.
    any_device: bool = False
    # Whether the user has chosen the session's device.
    chose_device: bool = False
    # What scripts emulate, and what the companion does.
    emulation: EmulationSettings = field(default_factory=EmulationSettings)
    device: EmulationSettings = field(default_factory=EmulationSettings)
    user_agent: str | None = None
    # Parameters of page.emulateMedia.
    media: MediaSettings = field(default_factory=MediaSettings)
    storage_state: StorageState | None = None
    extra_http_headers: dict[str, str] = field(default_factory=dict)
    offline: bool = False
    http_credentials: Any = None
    ignore_https_errors: bool = False
    certificates: Sequence[Certificate] = ()
    # The HAR file to record, and the URLs to record.
    har: HarLog | None = None
    har_filter: UrlMatch | None = None
    video: VideoOptions | None = None
    blocks_service_workers: bool = False
    # Whether documents may run their scripts.
    scripts_allowed: bool = True
    bypass_csp: bool = False
    # Whether `extract` returns only what the page has.
    grounded: Grounded = False
    # The language model of `extract`, and how many tokens of a page it is shown at once.
    model: Any = None
    page_tokens: int | None = None
    companion: CompanionChoice = False
    # Parameters of the session's creation.
    creation: dict[str, Any] = field(default_factory=dict)

    @property
    def proxy(self) -> ProxySettings | None:
        """The session's proxy, for requests without a page. `self` is this machine, from which they come anyway."""
        server = self.creation.get("proxy_server")
        if server in (None, "self"):
            return None
        user, password = self.creation.get("proxy_username"), self.creation.get("proxy_password")
        return ProxySettings(server=server, username=user, password=password)


def read_options(given: dict[str, Any], smooth: dict[str, Any] | None, title: str) -> ContextOptions:
    """Checks the options of `new_context`. Raises Error for invalid ones."""
    _refuse_contradictions(given, title)
    creation = dict(smooth or {})
    companion = read_companion(creation.pop("companion", None), title)
    model = check_model(creation.pop("model", None), f"{title}: smooth")
    page_tokens = check_page_tokens(creation.pop("max_page_tokens", None), f"{title}: smooth")
    chose_device = "device" in creation
    if given.get("proxy"):
        creation |= session_proxy(given["proxy"], title)
    creation.setdefault("device", _device(given))
    device = creation["device"]
    if device not in DEVICE_VIEWPORTS:
        raise Error(f"{title}: smooth['device']: {device!r} is not one of {', '.join(DEVICE_VIEWPORTS)}")
    size = DEVICE_VIEWPORTS[device]
    viewport = read_size(given["viewport"], "viewport") if given.get("viewport") else size
    emulation = read_settings(given, size, title)
    media = read_media({name: value for name, value in given.items() if value != "null"})
    return ContextOptions(
        base_url=given.get("base_url"),
        strict_selectors=bool(given.get("strict_selectors")),
        accept_downloads=given.get("accept_downloads") is not False,
        has_touch=bool(given.get("has_touch")) or device == "mobile",
        viewport=None if given.get("no_viewport") else viewport,
        device_size=size,
        any_device=not (smooth or {}).keys() & {"device", "profile_id"} and device != "mobile",
        chose_device=chose_device,
        emulation=emulation,
        device=browser_settings(given, emulation, media=media, device=_DEVICE_SETTINGS[device] if chose_device else {}),
        user_agent=given.get("user_agent") or None,
        media=media,
        storage_state=read_context_state(given["storage_state"]) if given.get("storage_state") else None,
        extra_http_headers=dict(given.get("extra_http_headers") or {}),
        offline=bool(given.get("offline")),
        http_credentials=given.get("http_credentials") or None,
        ignore_https_errors=bool(given.get("ignore_https_errors")),
        certificates=_certificates(given, title),
        har=_har(given),
        har_filter=given.get("record_har_url_filter"),
        video=_video(given, title),
        blocks_service_workers=_blocks_service_workers(given, title),
        scripts_allowed=given.get("java_script_enabled") is not False,
        bypass_csp=bool(given.get("bypass_csp")),
        grounded=check_grounded(given.get("grounded"), title) or False,
        model=model,
        page_tokens=page_tokens,
        companion=companion,
        creation=creation,
    )


def _video(given: dict[str, Any], title: str) -> VideoOptions | None:
    options = read_video_options(given, title)
    missing = None if options is None else why_no_encoder()
    if missing is not None:
        warn_once(f"record_video_dir: {missing}. page.video exists, but has no file")
    return options


def _certificates(given: dict[str, Any], title: str) -> tuple[Certificate, ...]:
    try:
        return tuple(read_certificates(given.get("client_certificates")))
    except NotSupportedError:
        raise
    except Error as error:
        raise Error(f"{title}: {error.message}") from error


def _blocks_service_workers(given: dict[str, Any], title: str) -> bool:
    wish = given.get("service_workers")
    return wish is not None and _service_workers(f"{title}: service_workers", wish) == "block"


def _har(given: dict[str, Any]) -> HarLog | None:
    path = given.get("record_har_path")
    if not path:
        return None
    omit = given.get("record_har_omit_content")
    return HarLog.read(path, given.get("record_har_content"), given.get("record_har_mode"), omit)


def session_proxy(proxy: ProxySettings, title: str) -> dict[str, Any]:
    """Returns Playwright's proxy as parameters of the session's creation."""
    if proxy.get("bypass"):
        raise NotSupportedError(f"{title}(proxy={{'bypass': ...}})", "a session's proxy is used for all hosts")
    given = {f"proxy_{name}": proxy.get(name) for name in ("server", "username", "password")}
    return {name: value for name, value in given.items() if value is not None}


def _refuse_contradictions(given: dict[str, Any], title: str) -> None:
    if not given.get("no_viewport"):
        return
    for name, wire in (("is_mobile", "isMobile"), ("device_scale_factor", "deviceScaleFactor")):
        if given.get(name):
            raise Error(f'{title}: "{wire}" option is not supported with null "viewport"')


def _device(given: dict[str, Any]) -> str:
    """Returns the device for the viewport. Mobile devices have their own size."""
    if given.get("is_mobile"):
        return "mobile"
    viewport = given.get("viewport")
    return fitting_device(read_size(viewport, "viewport")) if viewport else "desktop"


def fitting_device(size: ViewportSize) -> str:
    """Returns the smallest desktop device that the viewport fits into, or the largest one."""
    desktop = DEVICE_VIEWPORTS["desktop"]
    fits = size["width"] <= desktop["width"] and size["height"] <= desktop["height"]
    return "desktop" if fits else "desktop-lg"
