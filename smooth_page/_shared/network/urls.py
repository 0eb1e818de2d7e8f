"""URL matching as Playwright documents it: globs, patterns and predicates, resolved against a base URL."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from ipaddress import ip_address
from re import Pattern
from typing import Union
from urllib.parse import urlsplit

import httpx

from smooth_page._protocol.contract import Regex
from smooth_page.errors import Error

from ..api.structures import RemoteAddr
from ..elements.selectors import regex_flags

UrlMatch = Union[str, Pattern[str], Callable[[str], bool]]  # noqa: UP007 - evaluated where annotations are resolved

REDIRECTS = (301, 302, 303, 307, 308)
# The most redirects that a browser follows.
MOST_REDIRECTS = 20
_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
# Characters that browsers strip around a URL, and characters that host names can't contain.
_AROUND_URLS = "".join(map(chr, range(33)))
_NO_HOST = re.compile(r"[\s%<>^|]")
_GLOB_SIGNS = re.compile(r"[*{}\\]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# Only these are special in a glob. All other characters are literal, including the question mark.
_GLOB_TOKEN = re.compile(
    r"(?P<escaped>\\.)|(?P<folders>(?<=/)\*{2,}/)|(?P<deep>\*{2,})|(?P<star>\*)|(?P<open>\{)|(?P<close>\})|(?P<comma>,)",
    re.DOTALL,
)


class UrlMatcher:
    """Matches URLs against a glob, a pattern or a predicate. None and an empty glob match all."""

    def __init__(self, match: UrlMatch | None, base_url: str | None = None, *, ignore_case: bool = False) -> None:
        self._predicate = match if callable(match) else None
        self._pattern: Pattern[str] | None = None
        if isinstance(match, Pattern):
            self._pattern = match
        elif isinstance(match, str) and match:
            glob = glob_to_regex(resolve_glob(base_url, match))
            self._pattern = re.compile(glob, re.IGNORECASE if ignore_case else 0)
        elif match is not None and not isinstance(match, str) and not self._predicate:
            raise Error("url parameter should be string, RegExp or function")

    def matches(self, url: str) -> bool:
        """Whether the URL matches. Predicates receive the URL as a string."""
        if self._predicate:
            return bool(self._predicate(url))
        return self._pattern is None or self._pattern.search(url) is not None

    @property
    def is_predicate(self) -> bool:
        """Whether only Python can evaluate it."""
        return self._predicate is not None

    @cached_property
    def regex(self) -> Regex:
        """The regular expression on the wire."""
        pattern = self._pattern or re.compile("")
        return {"source": pattern.pattern, "flags": regex_flags(pattern)}


# A document of an origin that is most likely plain text, or missing: no script of the site runs in it.
PLAIN_DOCUMENT = "/robots.txt"


def origin_of(url: str) -> str:
    """Returns scheme, host and port as the URL has them; "" for what is not a URL."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def named_address(url: str) -> RemoteAddr | None:
    """Returns the IP address and port in an http(s) URL, as written there; None if it has a host name."""
    try:
        parts = urlsplit(url)
        ip_address(parts.hostname or "")
        port = parts.port or _DEFAULT_PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    host = str(parts.hostname)
    return {"ipAddress": f"[{host}]" if ":" in host else host, "port": port}


def plain_origin(url: str) -> str:
    """Returns the origin as a browser writes it, without user name and password; "" for what is not a URL."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{port}")


def origin_key(url: httpx.URL) -> tuple[str, str, int | None]:
    """Returns a key that is equal for two URLs of one origin, however they are written."""
    scheme = url.scheme.lower()
    return scheme, url.host.lower(), url.port or {"http": 80, "https": 443}.get(scheme)


def same_site(url: str, other: str) -> bool:
    """Whether documents of the two may share a cookie; if in doubt, true."""
    if not (is_http(url) and is_http(other)):
        return False
    hosts = [urlsplit(address).hostname or "" for address in (url, other)]
    first, second = ([host] if is_address(host) else host.split(".")[-2:] for host in hosts)
    return first == second


def is_address(host: str) -> bool:
    """Whether a host is an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def without_fragment(url: str) -> str:
    """Returns the URL without its fragment, which is not part of a request."""
    return url.split("#", 1)[0]


def only_fragment(here: str, there: str) -> bool:
    """Whether a navigation from one URL to the other stays in the document."""
    return "#" in there and without_fragment(here) == without_fragment(there)


def is_file(url: str) -> bool:
    """Whether it is a file URL, on the browser's machine."""
    return url.lower().startswith("file:")


def is_http(url: str) -> bool:
    """Whether it is requested from the network."""
    return url.lower().startswith(("http:", "https:"))


def is_host(name: str | None) -> bool:
    """Whether a URL can have this host."""
    return bool(name) and not _NO_HOST.search(name or "")


def resolve_url(base_url: str | None, url: str) -> str:
    """Returns the URL resolved against the base, as a browser writes it. An invalid URL is returned unchanged."""
    try:
        resolved = httpx.URL(base_url).join(url.strip(_AROUND_URLS)) if base_url else httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError):
        return url
    if not is_host(resolved.host) or resolved.scheme not in _DEFAULT_PORTS:
        return url
    if resolved.port == _DEFAULT_PORTS.get(resolved.scheme):
        resolved = resolved.copy_with(port=None)
    # Browsers write the slash of the root.
    return str(resolved.copy_with(raw_path=resolved.raw_path))


def resolve_glob(base_url: str | None, glob: str) -> str:
    """Returns a glob resolved against the base, as the browser would write that URL. One that begins with `*` is
    returned unchanged.
    """
    if glob.startswith("*") or (not base_url and "://" not in glob) or re.match(r"(about|data|blob):", glob):
        return glob
    # Words stand for segments with special characters meanwhile, as these have other meanings in a URL.
    words: dict[str, str] = {}

    def hide(segment: str, index: int) -> str:
        before, mark, after = segment.partition("?")
        if mark:  # where the query begins; in a URL it may follow the host directly
            return f"{hide(before, index)}?{hide(after, index + 1000)}"
        if not _GLOB_SIGNS.search(segment):
            return segment
        scheme = index == 0 and segment.endswith(":")
        word = f"zglob{index}z"
        words[word] = segment.removesuffix(":") if scheme else segment
        return f"{word}:" if scheme else word

    hidden = "/".join(hide(segment, index) for index, segment in enumerate(glob.split("/")))
    resolved = resolve_url(base_url, hidden)
    for word, segment in words.items():
        resolved = resolved.replace(word, segment, 1)
    return resolved


def glob_to_regex(glob: str) -> str:
    """Returns a regular expression for the whole of a URL, valid in Python and in JavaScript."""
    parts: list[str] = []
    inside = False
    at = 0
    for token in _GLOB_TOKEN.finditer(glob):
        parts.append(_literal(glob[at : token.start()]))
        at = token.end()
        kind = token.lastgroup or ""
        if (kind == "open" and inside) or (kind == "close" and not inside):
            problem = "nested '{' is not supported" if inside else "unmatched '}'"
            raise Error(f'Invalid glob pattern "{glob}": {problem}')
        if kind in ("open", "close"):
            inside = not inside
        parts.append(_token_regex(kind, token.group(), inside))
    if inside:
        raise Error(f"Invalid glob pattern \"{glob}\": unmatched '{{'")
    parts.append(_literal(glob[at:]))
    return f"^{''.join(parts)}$"


def _token_regex(kind: str, text: str, inside_braces: bool) -> str:
    if kind == "escaped":
        return _literal(text[1])
    if kind == "comma":
        return "|" if inside_braces else ","
    return {"folders": "(?:.*/)?", "deep": ".*", "star": "[^/]*", "open": "(?:", "close": ")"}[kind]


def _literal(text: str) -> str:
    return re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", text)
