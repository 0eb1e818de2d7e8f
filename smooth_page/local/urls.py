"""Which addresses a session may go to: `allowed_urls`, in its old and its new form."""

from __future__ import annotations

import re

from smooth_page.local.tab import NavigationError


class UrlRules:
    """Globs such as `https://*example.com/*` or `https://**.example.com/**`; none: everything is allowed."""

    def __init__(self, globs: list[str] | None) -> None:
        self._patterns = [_compiled(glob) for glob in globs or []]

    def check(self, url: str) -> None:
        """Raises NavigationError for an address outside of the rules."""
        if self._patterns and not any(pattern.fullmatch(url) for pattern in self._patterns):
            raise NavigationError(f"{url} is not among the session's allowed_urls")


def _compiled(glob: str) -> re.Pattern[str]:
    pieces = (".*" if piece == "**" else "[^/]*" if piece == "*" else re.escape(piece) for piece in _split(glob))
    return re.compile("".join(pieces) + ("" if glob.endswith("*") else "/?"))


def _split(glob: str) -> list[str]:
    # A single star at the end of an old glob stood for everything below.
    ending = glob[:-1] + "**" if glob.endswith("/*") else glob
    return [piece for piece in re.split(r"(\*\*|\*)", ending) if piece]
