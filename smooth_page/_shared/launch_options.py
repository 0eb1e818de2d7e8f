"""The arguments of `launch`: what each means where the browser runs at a service, and which can't be had."""

from __future__ import annotations

from typing import Any

from smooth_page.errors import Error, NotSupportedError

from .context_options import session_proxy

# Arguments that are read, and what becomes of them.
DONE = {
    "proxy": "the proxy of the sessions",
    "slow_mo": "so many ms before each call",
}

# Arguments about a process on this machine, of which there is none, and why leaving them out misleads nobody.
HARMLESS = {
    "args": "switches of a process that is not started here; what they would set shows in the page",
    "artifacts_dir": "nothing is recorded that would go there",
    "channel": "sessions run the service's Chromium",
    "chromium_sandbox": "the service decides how it isolates its browsers",
    "downloads_path": "downloads stay with the service",
    "env": "there is no process to give it to",
    "executable_path": "sessions run the service's Chromium",
    "firefox_user_prefs": "preferences of another browser, which Chromium ignores in Playwright too",
    "handle_sighup": "sessions are closed at the end of the program, however it ends",
    "handle_sigint": "as handle_sighup",
    "handle_sigterm": "as handle_sighup",
    "headless": "page.live_url shows the page either way",
    "ignore_default_args": "as args",
    "timeout": "nothing is started that could be waited for",
    "traces_dir": "nothing is recorded that would go there",
}

# Argument -> why, and what to use in its place.
UNSUPPORTED: dict[str, tuple[str, str | None]] = {}

# What Playwright knows by `channel`; any other word is a mistake there and here.
CHANNELS = {
    "bidi-chromium",
    "chrome-for-testing",
    "chromium",
    "chromium-headless-shell",
    *(f"{maker}{release}" for maker in ("chrome", "msedge") for release in ("", "-beta", "-dev", "-canary")),
}

# Argument -> why, for those that are accepted with a warning until they are built.
NOT_YET: dict[str, tuple[str, str | None]] = {}

LAUNCH_OPTIONS = {*DONE, *HARMLESS, *UNSUPPORTED}


def read_launch(given: dict[str, Any], smooth: dict[str, Any] | None, title: str) -> dict[str, Any]:
    """Parameters of the sessions' creation. Raises NotSupportedError for arguments that can't be had."""
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
