"""The arguments of `launch`: what each means for a browser at the service, and which are not supported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from smooth_page.errors import Error, NotSupportedError

from ..api.structures import ViewportSize
from .context_options import session_proxy

# Arguments that have an effect, and how.
DONE = {
    "args": "switches that change what pages see are passed to the embedded engine's browser; services ignore them",
    "downloads_path": "the folder for downloaded files, each of which is there once its path has been returned",
    "executable_path": "the embedded engine's browser; services start browsers of their own",
    "headless": "False makes page.pause() wait for a person; page.live_url shows the page either way",
    "proxy": "the proxy of the sessions",
    "slow_mo": "ms to wait before each call",
}

# Arguments about a process on this machine, which does not exist here, and why they need no warning.
HARMLESS = {
    "artifacts_dir": "nothing is recorded there",
    "channel": "sessions run the service's Chromium",
    "chromium_sandbox": "the service decides how it isolates its browsers",
    "env": "there is no process",
    "firefox_user_prefs": "preferences of another browser, which Chromium ignores in Playwright too",
    "handle_sighup": "sessions are closed at the end of the program, however it ends",
    "handle_sigint": "same as handle_sighup",
    "handle_sigterm": "same as handle_sighup",
    "ignore_default_args": "no process is started here",
    "timeout": "no process is started here",
}

# Argument -> why, and what to use instead.
UNSUPPORTED: dict[str, tuple[str, str | None]] = {}

# The channels that Playwright accepts; others are errors there, too.
CHANNELS = {
    "bidi-chromium",
    "chrome-for-testing",
    "chromium",
    "chromium-headless-shell",
    *(f"{maker}{release}" for maker in ("chrome", "msedge") for release in ("", "-beta", "-dev", "-canary")),
}

# Arguments that are accepted with a warning until they are built -> why.
NOT_YET: dict[str, tuple[str, str | None]] = {}

# Chromium's switches for its process, windows and log, which change nothing that a page or a script sees.
_UNSEEN = {
    "allow-pre-commit-input", "deny-permission-prompts", "disable-background-networking",
    "disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-breakpad",
    "disable-component-update", "disable-crash-reporter", "disable-crashpad", "disable-default-apps",
    "disable-dev-shm-usage", "disable-extensions", "disable-gpu", "disable-gpu-sandbox", "disable-hang-monitor",
    "disable-infobars", "disable-notifications", "disable-popup-blocking", "disable-prompt-on-repost",
    "disable-renderer-backgrounding", "disable-search-engine-choice-screen", "disable-session-crashed-bubble",
    "disable-setuid-sandbox", "disable-software-rasterizer", "disable-sync", "disable-translate",
    "enable-automation", "enable-logging", "headless", "hide-crash-restore-bubble", "incognito", "log-level",
    "metrics-recording-only", "mute-audio", "no-default-browser-check", "no-first-run", "no-sandbox",
    "no-service-autorun", "no-zygote", "password-store", "profile-directory", "single-process", "start-fullscreen",
    "start-maximized", "use-gl", "use-mock-keychain", "v", "window-position",
}  # fmt: skip

LAUNCH_OPTIONS = {*DONE, *HARMLESS, *UNSUPPORTED}


def visible_args(args: Sequence[str] | None) -> tuple[str, ...]:
    """Returns the arguments that change what a page or a script sees."""
    return tuple(arg for arg in args or () if arg.lstrip("-").partition("=")[0] not in _UNSEEN)


def window_size(args: Sequence[str] | None) -> ViewportSize | None:
    """Returns the size in `--window-size`, which pages without a viewport get."""
    sizes = [re.fullmatch(r"--window-size=(\d+),(\d+)", arg) for arg in args or ()]
    found = [size for size in sizes if size]
    return {"width": int(found[-1][1]), "height": int(found[-1][2])} if found else None


def read_launch(given: dict[str, Any], smooth: dict[str, Any] | None, title: str) -> dict[str, Any]:
    """Returns parameters of the sessions' creation. Raises NotSupportedError for arguments that are not supported."""
    for name, value in given.items():
        if name in UNSUPPORTED and value:
            raise NotSupportedError(f"{title}({name}=...)", *UNSUPPORTED[name])
    channel = given.get("channel")
    if channel and channel not in CHANNELS:
        raise Error(f'{title}: Unsupported chromium channel "{channel}"')
    if any(not argument.startswith("-") for argument in given.get("args") or ()):
        raise Error(f"{title}: Arguments can not specify page to be opened")
    proxy = session_proxy(given["proxy"], title) if given.get("proxy") else {}
    return {**proxy, **(smooth or {})}
