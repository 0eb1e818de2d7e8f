"""The options that all requests of an API request context share."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import httpx

from smooth_page._version import __version__
from smooth_page.errors import Error

from ..api.api_types import Timeout
from ..api.arguments import milliseconds, type_word
from ..api.structures import HttpCredentials, ProxySettings, StorageState
from ..network.urls import MOST_REDIRECTS
from .client_certificates import Certificate
from .http_credentials import OriginCredentials

# Same as Playwright's, for servers that recognise its requests by the user agent.
USER_AGENT = f"Playwright/1.65 (smooth-page/{__version__}) python/{sys.version_info.major}.{sys.version_info.minor}"
# Those of Playwright. httpx reads Brotli where one of these libraries is installed (extra `local`).
_READS_BROTLI = any(find_spec(name) for name in ("brotli", "brotlicffi"))
ENCODINGS = "gzip,deflate,br" if _READS_BROTLI else "gzip,deflate"
TIMEOUT = 30_000.0  # ms


@dataclass(frozen=True)
class APIRequestOptions:
    """The options of `playwright.request.new_context`, checked."""

    base_url: str | None
    headers: dict[str, str]
    fail_on_status_code: bool
    auth: httpx.Auth | None
    certificates: Sequence[Certificate]
    ignore_https_errors: bool
    max_redirects: int
    proxy: ProxySettings | None
    timeout: float

    @classmethod
    def read(
        cls,
        *,
        base_url: str | None = None,
        certificates: Sequence[Certificate] = (),
        extra_http_headers: dict[str, str] | None = None,
        fail_on_status_code: bool | None = None,
        http_credentials: HttpCredentials | Sequence[HttpCredentials] | None = None,
        ignore_https_errors: bool | None = None,
        max_redirects: int | None = None,
        proxy: ProxySettings | None = None,
        timeout: Timeout = None,
        user_agent: str | None = None,
    ) -> APIRequestOptions:
        """Reads the options. Raises Error for invalid ones."""
        return cls(
            base_url=base_url,
            headers={
                "user-agent": user_agent or USER_AGENT,
                "accept": "*/*",
                "accept-encoding": ENCODINGS,
                **(extra_http_headers or {}),
            },
            fail_on_status_code=bool(fail_on_status_code),
            auth=OriginCredentials(http_credentials) if http_credentials else None,
            certificates=certificates,
            ignore_https_errors=bool(ignore_https_errors),
            max_redirects=MOST_REDIRECTS if max_redirects is None else max_redirects,
            proxy=proxy,
            timeout=TIMEOUT if timeout is None else milliseconds(timeout),
        )

    def proxies(self) -> dict[str, Any]:
        """Returns the proxy as arguments of httpx.Client. Raises ValueError for a kind that it does not know."""
        return _proxies(self.proxy) if self.proxy else {}


def _proxies(proxy: ProxySettings) -> dict[str, Any]:
    server = proxy["server"]
    address = server if "://" in server else f"http://{server}"
    user = proxy.get("username")
    auth = (user, proxy.get("password") or "") if user else None
    bypassed = [host.strip() for host in (proxy.get("bypass") or "").split(",") if host.strip()]
    mounts = {f"all://{f'*{host}' if host.startswith('.') else host}": None for host in bypassed}
    return {"proxy": httpx.Proxy(address, auth=auth), "mounts": mounts}


def read_storage_state(state: StorageState | str | Path) -> StorageState:
    """Returns a storage state, or the one in a file."""
    found = json.loads(Path(state).read_text("utf-8")) if isinstance(state, str | Path) else state
    if not isinstance(found, dict):
        raise Error(f"storage_state: expected object, got {type_word(found)}")
    return cast(StorageState, found)


def read_context_state(state: StorageState | str | Path) -> StorageState:
    """The same for a context. A file that is missing or broken raises Error, as in Playwright."""
    try:
        return read_storage_state(state)
    except (OSError, ValueError) as error:
        raise Error(f"Error reading storage state from {state}:\n{error}") from error
