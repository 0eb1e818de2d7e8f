"""Which addresses a session may go to, and a secret may be used at: `allowed_urls`, in its old and its new form."""

from __future__ import annotations

import re
from collections.abc import Sequence


class UrlRules:
    """Globs such as `https://*example.com/*` or `https://**.example.com/**`; none: everything is allowed.

    In the host `*` and `**.` stand for any subdomains, or none, and never reach into the path.
    """

    def __init__(self, globs: Sequence[str] | None) -> None:
        self.globs = list(globs or [])
        self._patterns = [_compiled(glob) for glob in self.globs]

    def allows(self, url: str) -> bool:
        """Whether an address is within the rules. A blank page always is."""
        return not self._patterns or url == "about:blank" or any(rule.fullmatch(url) for rule in self._patterns)


def _compiled(glob: str) -> re.Pattern[str]:
    scheme, separator, rest = glob.partition("://")
    if not separator:
        scheme, rest = "*", glob
    host, slash, path = rest.partition("/")
    start = re.escape(scheme).replace(r"\*", "[a-z]+")
    pattern = f"{start}://{_host(host)}"
    # A host alone stands for everything on it, as does a star at the end of a path.
    pattern += f"/{_path(path)}" if slash else r"(?:[/?#].*)?"
    return re.compile(pattern, re.IGNORECASE)


def _host(glob: str) -> str:
    made = re.escape(glob).replace(r"\*\*\.", r"(?:[^/?#@]*\.)?").replace(r"\*\*", r"[^/?#@]*")
    made = made.replace(r"\*", r"[^/?#@]*")
    return made if ":" in glob else rf"{made}(?::\d+)?"


def _path(glob: str) -> str:
    if glob.endswith("*") and not glob.endswith("**"):
        glob += "*"
    pieces = (".*" if piece == "**" else "[^/]*" if piece == "*" else re.escape(piece) for piece in _split(glob))
    return "".join(pieces)


def _split(glob: str) -> list[str]:
    return [piece for piece in re.split(r"(\*\*|\*)", glob) if piece]
