"""Browser types. All are the service's Chromium; the names of the others are refused, not faked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._shared.structures import ProxySettings
from smooth_page.errors import NotSupportedError

from .browser import Browser
from .client import AsyncSmoothClient

if TYPE_CHECKING:
    from .playwright import Playwright

# Arguments of launch that would start a local process: the session's browser runs at the service.
HARMLESS_AT_LAUNCH = {
    "headless", "timeout", "handle_sigint", "handle_sigterm", "handle_sighup", "chromium_sandbox", "artifacts_dir",
    "downloads_path", "traces_dir", "env", "channel", "executable_path", "args", "ignore_default_args",
}  # fmt: skip


class BrowserType:
    """`playwright.chromium` and its kin.

    [Playwright](https://playwright.dev/python/docs/api/class-browsertype)
    """

    def __init__(self, playwright: Playwright, name: str) -> None:
        self._playwright = playwright
        self._name = name

    def __repr__(self) -> str:
        return f"<BrowserType name={self._name} executable_path={self.executable_path}>"

    @property
    def name(self) -> str:
        """chromium, firefox or webkit.

        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-name)
        """
        return self._name

    @property
    def executable_path(self) -> str:
        """Empty: the browser runs at the service.

        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-executable-path)
        """
        return ""

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
        """A browser over the configured service, or over the embedded engine where none is. It starts no process.

        Arguments about a local process (args, executable_path, headless, ...) have no effect; `slow_mo` waits so many
        ms before each call. `smooth`: `api_key` and `base_url` of the service, and creation parameters of the sessions
        (`device`, `profile_id`, `use_stealth`, `proxy_server`, ...).
        [Playwright](https://playwright.dev/python/docs/api/class-browsertype#browser-type-launch)
        """
        self._refuse_others("launch")
        if proxy is not None:
            raise NotSupportedError(
                "BrowserType.launch(proxy=...)", "it belongs to the session", 'smooth={"proxy_server": ..., ...}'
            )
        creation = dict(smooth or {})
        client = AsyncSmoothClient(creation.pop("api_key", None), creation.pop("base_url", None))
        browser = Browser(self, client, creation, slow_mo or 0)
        self._playwright._browsers.append(browser)
        return browser

    async def launch_persistent_context(
        self, user_data_dir: str | Path, *, smooth: dict[str, Any] | None = None, **options: Any
    ) -> Any:
        """Not supported: profiles are kept by the service."""
        raise NotSupportedError(
            "BrowserType.launch_persistent_context",
            "a session has no local user data folder",
            'new_context(smooth={"profile_id": ...})',
        )

    async def connect(
        self,
        endpoint: str,
        *,
        expose_network: str | None = None,
        headers: dict[str, str] | None = None,
        slow_mo: float | None = None,
        timeout: float | None = None,
    ) -> Any:
        """Not supported: the service is no Playwright server."""
        raise NotSupportedError("BrowserType.connect", "the service speaks no Playwright protocol", "launch()")

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
    ) -> Any:
        """Not supported: the DevTools protocol is not one of the five events."""
        raise NotSupportedError(
            "BrowserType.connect_over_cdp", "the DevTools protocol is not one of the five events", "launch()"
        )

    def _refuse_others(self, verb: Literal["launch"]) -> None:
        if self._name != "chromium":
            raise NotSupportedError(
                f"BrowserType.{verb} of {self._name}", "the service runs Chromium", "playwright.chromium"
            )
