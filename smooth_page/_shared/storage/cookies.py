"""Cookies in Playwright's format, kept in the standard library's jar."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import formatdate
from http.cookiejar import Cookie as JarCookie
from http.cookiejar import CookieJar
from re import Pattern
from typing import Any
from urllib.parse import urlsplit

from smooth_page._shared.api.arguments import type_word
from smooth_page._shared.api.structures import Cookie, SetCookieParam, StorageStateCookie
from smooth_page.errors import Error

# Domain, path and name.
CookiePlace = tuple[str, str, str]
# What the domain, the name or the path of a cookie has to match.
Condition = str | Pattern[str] | None

# Seconds. A later date is most likely one in milliseconds.
_LATEST = 253_402_300_799
_SAME_SITE = ("Strict", "Lax", "None")
# The jar appends this to hosts without a dot.
_LOCAL = ".local"
# Hosts that browsers treat as secure without TLS.
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def add_cookies(jar: CookieJar, cookies: Sequence[SetCookieParam | StorageStateCookie | Cookie]) -> None:
    """Adds cookies, each with a `url` or a pair of `domain` and `path`. Raises Error for an invalid one."""
    for cookie in completed_cookies(cookies):
        jar.set_cookie(_jar_cookie(cookie))


def completed_cookies(cookies: Sequence[SetCookieParam | StorageStateCookie | Cookie]) -> list[dict[str, Any]]:
    """Returns the cookies with `domain` and `path` in place of a `url`. Raises Error for an invalid one."""
    return [_completed(dict(cookie), index) for index, cookie in enumerate(cookies)]


def read_cookies(jar: CookieJar, urls: str | Sequence[str] | None = None) -> list[Cookie]:
    """Returns the cookies that would be sent to any of the URLs; all of them without URLs."""
    jar.clear_expired_cookies()
    return cookies_for([cookie_of(item) for item in jar], urls)


def cookies_for(cookies: Sequence[Cookie], urls: str | Sequence[str] | None) -> list[Cookie]:
    """Returns those of the cookies that would be sent to any of the URLs; all of them without URLs."""
    if urls is None or not (listed := [urls] if isinstance(urls, str) else list(urls)):
        return list(cookies)
    return [cookie for cookie in cookies if any(sent_to(cookie, url) for url in listed)]


def cookies_of_host(jar: CookieJar, url: str) -> list[Cookie]:
    """Returns the cookies that a document of that URL can have, whatever their path."""
    return [cookie for cookie in read_cookies(jar) if reaches(cookie, url)]


def cookie_header(cookies: Sequence[Cookie], url: str) -> str | None:
    """Returns the Cookie header of a request, or None. Longer paths come first, as in browsers."""
    sent = sorted(cookies_for(cookies, url), key=lambda cookie: -len(cookie["path"]))
    return "; ".join(f"{cookie['name']}={cookie['value']}".removeprefix("=") for cookie in sent) or None


def cookie_place(cookie: Cookie) -> CookiePlace:
    """Returns the key that is unique among cookies."""
    return cookie["domain"], cookie["path"], cookie["name"]


def cookie_text(cookie: Cookie) -> str:
    """Returns a cookie in the format of `document.cookie`. Scripts can't set those that are hidden from them."""
    parts = [f"{cookie['name']}={cookie['value']}", f"Path={cookie['path']}"]
    if cookie["domain"].startswith("."):
        parts.append(f"Domain={cookie['domain']}")
    if cookie["expires"] != -1:
        parts.append(f"Expires={formatdate(cookie['expires'], usegmt=True)}")
    if cookie["secure"]:
        parts.append("Secure")
    if cookie["secure"] or cookie["sameSite"] != "None":  # otherwise the browser rejects it
        parts.append(f"SameSite={cookie['sameSite']}")
    return "; ".join(parts)


def clear_cookies(
    jar: CookieJar,
    *,
    domain: Condition = None,
    name: Condition = None,
    path: Condition = None,
) -> None:
    """Removes the cookies that match all given conditions; all cookies without conditions."""
    for item in list(jar):
        if cookie_matches(cookie_of(item), domain, name, path):
            jar.clear(item.domain, item.path, item.name)


def cookie_matches(cookie: Cookie, domain: Condition, name: Condition, path: Condition) -> bool:
    """Whether a cookie matches all given conditions."""
    wanted = ((domain, cookie["domain"]), (name, cookie["name"]), (path, cookie["path"]))
    return all(_matches(condition, value) for condition, value in wanted)


def _matches(condition: Condition, value: str) -> bool:
    if condition is None:
        return True
    return condition.search(value) is not None if isinstance(condition, Pattern) else condition == value


def _completed(cookie: dict[str, Any], index: int) -> dict[str, Any]:
    for key in ("name", "value"):
        if not isinstance(cookie.get(key), str):
            raise Error(f"cookies[{index}].{key}: expected string, got {type_word(cookie.get(key))}")
    url, domain, path = (cookie.get(key) for key in ("url", "domain", "path"))
    if not url and not (domain and path):
        raise Error("Cookie should have a url or a domain/path pair")
    if url and domain:
        raise Error("Cookie should have either url or domain")
    if url and path:
        raise Error("Cookie should have either url or path")
    _check_rest(cookie, index)
    return cookie | _place_of_url(url, cookie["name"]) if url else cookie


def _check_rest(cookie: dict[str, Any], index: int) -> None:
    expires = cookie.get("expires")
    if expires is not None and expires != -1 and not 0 <= expires <= _LATEST:
        raise Error(
            "Cookie should have a valid expires, "
            "only -1 or a positive number for the unix timestamp in seconds is allowed"
        )
    if cookie.get("sameSite") not in (None, *_SAME_SITE):
        raise Error(f"cookies[{index}].sameSite: expected one of ({'|'.join(_SAME_SITE)})")


def _place_of_url(url: str, name: str) -> dict[str, Any]:
    """Returns where a cookie of that URL belongs."""
    parts = urlsplit(url)
    if url == "about:blank":
        raise Error(f'Blank page can not have cookie "{name}"')
    if parts.scheme == "data":
        raise Error(f'Data URL page can not have cookie "{name}"')
    if not parts.hostname:
        raise Error("Invalid URL")
    folder = parts.path[: parts.path.rfind("/") + 1] or "/"
    return {"domain": parts.hostname, "path": folder, "secure": parts.scheme == "https"}


def _jar_cookie(cookie: dict[str, Any]) -> JarCookie:
    expires = cookie.get("expires")
    domain = str(cookie["domain"])
    rest: dict[str, Any] = {"SameSite": cookie.get("sameSite") or "Lax"}
    if cookie.get("httpOnly"):
        rest["HttpOnly"] = None
    if cookie.get("partitionKey"):
        rest["Partitioned"] = cookie["partitionKey"]
    return JarCookie(
        version=0,
        name=cookie["name"],
        value=cookie["value"],
        port=None,
        port_specified=False,
        domain=_jar_domain(domain),
        domain_specified=domain.startswith("."),
        domain_initial_dot=domain.startswith("."),
        path=str(cookie["path"]),
        path_specified=True,
        secure=bool(cookie.get("secure")),
        expires=None if expires in (None, -1) else expires,
        discard=expires in (None, -1),
        comment=None,
        comment_url=None,
        rest=rest,
    )


def _jar_domain(domain: str) -> str:
    return domain if "." in domain else domain + _LOCAL


def cookie_of(item: JarCookie) -> Cookie:
    """Returns a cookie of the standard library in Playwright's format."""
    same_site = (_attribute(item, "SameSite", "Lax") or "Lax").capitalize()
    domain = item.domain
    cookie = Cookie(
        name=item.name,
        value=item.value or "",
        domain=domain.removesuffix(_LOCAL) if domain.count(".") == 1 else domain,
        path=item.path,
        expires=-1 if item.expires is None else item.expires,
        httpOnly=_attribute(item, "HttpOnly", "") is not None,
        secure=item.secure,
        sameSite=same_site if same_site in _SAME_SITE else "Lax",  # type: ignore[typeddict-item]  # one of the literals
    )
    if partition := _attribute(item, "Partitioned", ""):
        cookie["partitionKey"] = partition
    return cookie


def _attribute(item: JarCookie, name: str, without_value: str) -> str | None:
    """Returns an attribute that the jar does not know itself, in whatever spelling it was set."""
    for spelling in (name, name.lower()):
        if item.has_nonstandard_attr(spelling):
            return item.get_nonstandard_attr(spelling) or without_value
    return None


def sent_to(cookie: Cookie, url: str) -> bool:
    """Whether a request for the URL carries the cookie, and a document of it can see it."""
    parts = urlsplit(url)
    path, folder = parts.path or "/", cookie["path"]
    below = path == folder or path.startswith(folder if folder.endswith("/") else f"{folder}/")
    return below and reaches(cookie, url)


def reaches(cookie: Cookie, url: str) -> bool:
    """Whether a document of the URL can have the cookie, perhaps for another path."""
    parts = urlsplit(url)
    host, domain = parts.hostname or "", cookie["domain"]
    within = host == domain or (domain.startswith(".") and f".{host}".endswith(domain))
    return within and (not cookie["secure"] or parts.scheme == "https" or host in _LOOPBACK)
