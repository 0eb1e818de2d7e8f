"""Browser types. All are the service's Chromium; launching the others raises an error."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from smooth_page._io.endpoint import local_browser
from smooth_page._shared.api.api_types import Grounded
from smooth_page._shared.api.structures import (
    ClientCertificate,
    Geolocation,
    HttpCredentials,
    ProxySettings,
    RecordVideoSize,
    ScreenSize,
    ViewportSize,
)
from smooth_page._shared.api.warnings import warn_once
from smooth_page._shared.options.headed import WINDOWS, in_windows, is_headed
from smooth_page._shared.options.launch_options import LAUNCH_OPTIONS, read_launch, visible_args, window_size
from smooth_page._shared.options.profile_names import profile_of
from smooth_page.errors import Error, NotSupportedError, SmoothApiError

from ..events.events import Eventless
from ..service.client import AsyncSmoothClient
from .browser import Browser, open_context
from .context import BrowserContext

if TYPE_CHECKING:
    from .playwright import Playwright


class BrowserType(Eventless):
    """A browser type, such as `playwright.chromium`.

    [Playwright](https://playwright.dev/python/docs/api/class-browsertype)
    """

    def __init__(self, playwright: Playwright, name: str) -> None:
        self._playwright = playwright
        self._name = name

    def __repr__(self) -> str:
        return f"<BrowserType name={self._name} executable_path={self.executable_path}>"

    @property
    def name(self) -> str:
        """One of chromium, firefox, webkit.

        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-name)
        """
        return self._name

    @property
    def executable_path(self) -> str:
        """The path of the embedded engine's browser. Empty with a service, whose browsers run elsewhere, and when no
        browser is installed.

        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-executable-path)
        """
        return local_browser() if self._name == "chromium" else ""

    async def launch(
        self,
        *,
        args: Sequence[str] | None = None,
        artifacts_dir: str | Path | None = None,
        channel: str | None = None,
        chromium_sandbox: bool | None = None,
        downloads_path: str | Path | None = None,
        env: dict[str, str | float | bool] | None = None,
        executable_path: str | Path | None = None,
        firefox_user_prefs: dict[str, str | float | bool] | None = None,
        handle_sighup: bool | None = None,
        handle_sigint: bool | None = None,
        handle_sigterm: bool | None = None,
        headless: bool | None = None,
        ignore_default_args: bool | Sequence[str] | None = None,
        proxy: ProxySettings | None = None,
        slow_mo: float | None = None,
        timeout: float | None = None,
        traces_dir: str | Path | None = None,
        smooth: dict[str, Any] | None = None,
    ) -> Browser:
        """Returns a browser at the configured service, or at the embedded engine if none is configured. Starts no
        process.

        `args` that change what pages see are passed to the embedded engine's browser; a service has browsers of its
        own, and one warning says so. The embedded engine starts the browser at `executable_path`; raises Error if there
        is none. Other arguments about a local process (channel, env, ...) have no effect. `slow_mo`: ms to wait before
        each call.
        `smooth`: `api_key` and `base_url` of the service, and creation parameters of the sessions (`device`,
        `profile_id`, `use_stealth`, `proxy_server`, ...).
        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-launch)
        """
        given = {name: value for name, value in locals().items() if name not in ("self", "smooth")}
        return launched(self, given, smooth, "BrowserType.launch")

    async def launch_persistent_context(
        self,
        user_data_dir: str | Path,
        *,
        accept_downloads: bool | None = None,
        args: Sequence[str] | None = None,
        artifacts_dir: str | Path | None = None,
        base_url: str | None = None,
        bypass_csp: bool | None = None,
        channel: str | None = None,
        chromium_sandbox: bool | None = None,
        client_certificates: Sequence[ClientCertificate] | None = None,
        color_scheme: Literal["dark", "light", "no-preference", "null"] | None = None,
        contrast: Literal["more", "no-preference", "null"] | None = None,
        device_scale_factor: float | None = None,
        downloads_path: str | Path | None = None,
        env: dict[str, str | float | bool] | None = None,
        executable_path: str | Path | None = None,
        extra_http_headers: dict[str, str] | None = None,
        firefox_user_prefs: dict[str, str | float | bool] | None = None,
        forced_colors: Literal["active", "none", "null"] | None = None,
        geolocation: Geolocation | None = None,
        handle_sighup: bool | None = None,
        handle_sigint: bool | None = None,
        handle_sigterm: bool | None = None,
        has_touch: bool | None = None,
        headless: bool | None = None,
        http_credentials: HttpCredentials | Sequence[HttpCredentials] | None = None,
        ignore_default_args: bool | Sequence[str] | None = None,
        ignore_https_errors: bool | None = None,
        is_mobile: bool | None = None,
        java_script_enabled: bool | None = None,
        locale: str | None = None,
        no_viewport: bool | None = None,
        offline: bool | None = None,
        permissions: Sequence[str] | None = None,
        proxy: ProxySettings | None = None,
        record_har_content: Literal["omit", "embed", "attach"] | None = None,
        record_har_mode: Literal["full", "minimal"] | None = None,
        record_har_omit_content: bool | None = None,
        record_har_path: str | Path | None = None,
        record_har_url_filter: str | Pattern[str] | None = None,
        record_video_dir: str | Path | None = None,
        record_video_fps: int | None = None,
        record_video_size: RecordVideoSize | None = None,
        reduced_motion: Literal["no-preference", "null", "reduce"] | None = None,
        screen: ScreenSize | None = None,
        service_workers: Literal["allow", "block"] | None = None,
        slow_mo: float | None = None,
        strict_selectors: bool | None = None,
        timeout: float | None = None,
        timezone_id: str | None = None,
        traces_dir: str | Path | None = None,
        user_agent: str | None = None,
        viewport: ViewportSize | None = None,
        smooth: dict[str, Any] | None = None,
        grounded: Grounded = False,
    ) -> BrowserContext:
        """Returns a context with one page. Closing the context closes its browser.

        Options as for `launch` and `new_context`. With an empty `user_data_dir`, the profile is temporary.

        Difference from Playwright: the folder is created, but nothing is written to it; its path names a profile that
        the service keeps (or the one in `smooth={"profile_id": ...}`). Closing the context saves cookies and storages
        there; each page starts with what was saved when it was opened.
        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-launch-persistent-context)
        """
        given = {name: value for name, value in locals().items() if name not in ("self", "smooth", "user_data_dir")}
        title = "BrowserType.launch_persistent_context"
        of_launch = {name: value for name, value in given.items() if name in LAUNCH_OPTIONS}
        of_context = {name: value for name, value in given.items() if name not in LAUNCH_OPTIONS}
        browser = launched(self, of_launch, smooth, title)
        try:
            if str(user_data_dir):
                _create(user_data_dir, title)
                if not browser._smooth.get("profile_id"):
                    browser._smooth["profile_id"] = await _profile(browser.client, user_data_dir)
            context = await open_context(browser, of_context, None, title)
            context._group.owns_browser = True
            await context.new_page()
        except BaseException:
            await browser.close()
            raise
        return context

    async def connect(
        self,
        endpoint: str,
        *,
        expose_network: str | None = None,
        headers: dict[str, str] | None = None,
        slow_mo: float | None = None,
        timeout: float | None = None,
    ) -> NoReturn:
        """Not supported (NotSupportedError): connects to a browser that a Playwright server has launched.

        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-connect)
        """
        raise NotSupportedError("BrowserType.connect", "the service does not speak Playwright's protocol", "launch()")

    async def connect_over_cdp(
        self,
        endpoint_url: str,
        *,
        artifacts_dir: str | Path | None = None,
        headers: dict[str, str] | None = None,
        is_local: bool | None = None,
        no_defaults: bool | None = None,
        slow_mo: float | None = None,
        timeout: float | None = None,
    ) -> NoReturn:
        """Not supported (NotSupportedError): attaches to a running browser by its DevTools URL.

        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-connect-over-cdp)
        """
        raise NotSupportedError(
            "BrowserType.connect_over_cdp", "the DevTools protocol is not one of the five events", "launch()"
        )


# Not a method, because libraries wrap each method of a browser type that is annotated as returning a browser.
def launched(kind: BrowserType, given: dict[str, Any], smooth: dict[str, Any] | None, title: str) -> Browser:
    """Returns a browser with these arguments of `launch`."""
    if kind._name != "chromium":
        raise NotSupportedError(f"{title} of {kind._name}", "the service runs Chromium", "playwright.chromium")
    creation = read_launch(given, smooth, title)
    args = visible_args(given.get("args"))
    headed = is_headed(given)
    windowed = headed and in_windows()
    switches = (WINDOWS, *args) if windowed else args
    client = AsyncSmoothClient(
        creation.pop("api_key", None),
        creation.pop("base_url", None),
        browser_args=switches,
        browser_executable=str(given.get("executable_path") or ""),
    )
    if args and not client.embedded:
        warn_once(f"launch(args=...): the service starts its own browsers, so these have no effect: {' '.join(args)}")
    browser = Browser(kind, client, creation, given.get("slow_mo") or 0, headed)
    browser._shows_live_view = headed and client.embedded and not windowed
    browser._window_size = window_size(given.get("args"))
    browser._downloads_path = given.get("downloads_path")
    browser._traces_dir = given.get("traces_dir")
    kind._playwright._browsers.append(browser)
    return browser


def _create(folder: str | Path, title: str) -> None:
    """Creates the folder, because scripts check that it exists, and put files of their own into it."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Error(f"{title}: {error.strerror}, mkdir '{folder}'") from error


async def _profile(client: AsyncSmoothClient, folder: str | Path) -> str:
    """Returns the id of the folder's profile. Creates the profile if necessary."""
    name = profile_of(folder)
    try:
        await client.create_profile(name)
    except SmoothApiError as error:
        if error.status != 409:
            raise
    return name
