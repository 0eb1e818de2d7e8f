"""Which service to talk to, and with which key."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from smooth_page.errors import AuthenticationError, Error

PUBLIC = "https://api.smooth.sh/api/v1"


@dataclass(frozen=True)
class Endpoint:
    """A base URL that ends with the API's version, without a trailing slash, and its key."""

    base_url: str
    api_key: str = field(repr=False)
    embedded: bool = False


def find_endpoint(
    base_url: str | None = None,
    api_key: str | None = None,
    browser_args: tuple[str, ...] = (),
    executable: str = "",
) -> Endpoint:
    """Returns the service of the arguments, else of `SMOOTH_BASE_URL` and `SMOOTH_API_KEY` or `CIRCLEMIND_API_KEY`.

    With neither a URL nor a key: the embedded engine, started if necessary, whose browser gets `browser_args`. It is
    the one at `executable`, or the one that is found.
    Raises Error for a URL of another machine without TLS, AuthenticationError for a URL without a key.
    """
    url = base_url or os.environ.get("SMOOTH_BASE_URL")
    key = api_key or os.environ.get("SMOOTH_API_KEY") or os.environ.get("CIRCLEMIND_API_KEY")
    if not url and not key:
        return _embedded(browser_args, executable)
    url = normal_url(url or PUBLIC)
    if not key:
        raise AuthenticationError(
            f"No API key for {url}: set SMOOTH_API_KEY (or pass api_key=...). "
            "Without a URL and a key, the embedded engine is used"
        )
    key = key.strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise AuthenticationError("The API key contains invalid characters")
    return Endpoint(url, key)


def normal_url(url: str) -> str:
    """Returns the URL with the API's version at its end. Raises Error if it is not valid or not safe."""
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise Error("The base URL contains a user name: the service expects an API key instead")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Error(f"The base URL {url!r} is not an http(s) URL")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise Error(
            f"The base URL {url!r} has no TLS and is not on this machine: the API key would be sent unencrypted"
        )
    url = url.rstrip("/")
    return f"{url}/v1" if url.endswith("/api") else url


def is_loopback(host: str) -> bool:
    """Returns whether a host name or address belongs to this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def local_browser() -> str:
    """Returns the path of the embedded engine's browser; "" if a service is configured or no browser is installed."""
    if any(os.environ.get(name) for name in ("SMOOTH_BASE_URL", "SMOOTH_API_KEY", "CIRCLEMIND_API_KEY")):
        return ""
    from smooth_page.local.embedded import engines_browser

    return engines_browser()


def local_version() -> str | None:
    """Returns the version of the embedded engine's browser, or None if there is none."""
    from smooth_page.local.embedded import engines_browser_version

    return engines_browser_version()


def _embedded(browser_args: tuple[str, ...], executable: str) -> Endpoint:
    from smooth_page.local.embedded import EngineStartError, ensure_engine

    try:
        base_url, key = ensure_engine(browser_args, executable)
    except EngineStartError as error:
        raise Error(str(error)) from error
    return Endpoint(base_url, key, embedded=True)
