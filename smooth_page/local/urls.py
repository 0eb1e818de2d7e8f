"""`allowed_urls`: which URLs a session may open, or a secret may be used at, in the old and the new form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

# URLs are matched on the event loop that serves all sessions; these limits keep that quick.
LONGEST = 8192
MOST_GLOBS = 100
MOST_STARS = 20
HOST_CHARACTER = "[^/?#@]"


class UrlRules:
    """Globs such as `https://*example.com/*` or `https://**.example.com/**`. Without any, all URLs are allowed.

    In the host, `*` and `**.` match any subdomains or none, but never part of the path.
    """

    def __init__(self, globs: Sequence[str] | None) -> None:
        """Raises ValueError for globs that can't be matched quickly."""
        self.globs = list(globs or [])
        if len(self.globs) > MOST_GLOBS:
            raise ValueError(f"at most {MOST_GLOBS} globs are possible")
        if any(len(glob) > LONGEST or glob.count("*") > MOST_STARS for glob in self.globs):
            raise ValueError(f"a glob has at most {MOST_STARS} stars and {LONGEST} characters")
        # The last URL that a tab was not allowed to open.
        self.refused: str | None = None
        self._rules = [_compiled(glob) for glob in self.globs]

    def allows(self, url: str) -> bool:
        """Returns whether a URL is allowed. A blank page always is."""
        if not self._rules or url == "about:blank":
            return True
        return len(url) <= LONGEST and any(_matches(rule, url) for rule in self._rules)


class _Piece(NamedTuple):
    """Part of a rule: matches `once`, `maybe`, as a `run` of any length, or as nothing or a run and a dot."""

    kind: Literal["once", "maybe", "run", "dotted"]
    pattern: re.Pattern[str]


# Each piece is tried at once from all places where the one before can end. As one pattern, a glob of many stars
# would take exponential time to fail.
_Rule = list[_Piece]


def _matches(rule: _Rule, url: str) -> bool:
    places = [0]
    for piece in rule:
        places = sorted(_ends(piece, url, places))
    return len(url) in places


def _ends(piece: _Piece, url: str, places: list[int]) -> set[int]:
    if piece.kind == "run":
        return _run_ends(piece, url, places)
    if piece.kind == "dotted":
        return {*places, *(end + 1 for end in _run_ends(piece, url, places) if url[end : end + 1] == ".")}
    found = {match.end() for place in places if (match := piece.pattern.match(url, place))}
    return found.union(places) if piece.kind == "maybe" else found


def _run_ends(piece: _Piece, url: str, places: list[int]) -> set[int]:
    found: set[int] = set()
    reached = -1
    for place in places:
        if place > reached and (match := piece.pattern.match(url, place)):
            reached = match.end()
            found.update(range(place, reached + 1))
    return found


def _compiled(glob: str) -> _Rule:
    scheme, separator, rest = glob.partition("://")
    if not separator:
        scheme, rest = "*", glob
    host, slash, path = rest.partition("/")
    rule = [*_scheme(scheme), _once("://"), *_host(host)]
    # A host alone matches everything on it, as does a star at the end of a path.
    return [*rule, _once("/"), *_path(path)] if slash else [*rule, _maybe(r"[/?#].*")]


def _scheme(glob: str) -> _Rule:
    rule: _Rule = []
    for piece in re.split(r"(\*)", glob):
        rule += [_Piece("once", re.compile("[a-z]", re.IGNORECASE)), _run("[a-z]")] if piece == "*" else [_once(piece)]
    return rule


def _host(glob: str) -> _Rule:
    rule: _Rule = []
    for piece in re.split(r"(\*{2,}\.|\*+)", glob):
        stars = piece.rstrip(".")
        if not piece.startswith("*"):
            rule.append(_once(piece))
        elif len(stars) != 2 or stars == piece:
            rule.append(_run(HOST_CHARACTER))
        if piece.startswith("**") and stars != piece:
            rule.append(_Piece("dotted", re.compile(f"{HOST_CHARACTER}*")))
    return rule if ":" in glob else [*rule, _maybe(r":\d+")]


def _path(glob: str) -> _Rule:
    if glob.endswith("*") and not glob.endswith("**"):
        glob += "*"
    runs = {"**": ".", "*": "[^/]"}
    return [_run(runs[piece]) if piece in runs else _once(piece) for piece in re.split(r"(\*\*|\*)", glob)]


def _once(text: str) -> _Piece:
    return _Piece("once", re.compile(re.escape(text), re.IGNORECASE))


def _maybe(pattern: str) -> _Piece:
    return _Piece("maybe", re.compile(pattern, re.IGNORECASE))


def _run(characters: str) -> _Piece:
    return _Piece("run", re.compile(f"{characters}*", re.IGNORECASE))
