"""What is believed of what a page tells of its cookies and storage: only what fits the address that it is at."""

from __future__ import annotations

import logging
import re
from collections.abc import Set
from typing import Any, cast

from pydantic import ValidationError

from smooth_page._protocol.state import DocumentState, state_reader

from ..api.structures import Cookie
from .cookies import reaches

log = logging.getLogger("smooth_page")

# Domains below which everybody can register a name: no browser lets a cookie span them.
_SHARED = re.compile(r"[^.]+|(ac|co|com|edu|gob|gov|mil|ne|net|nom|or|org)\.[a-z]{2}")


def seen_state(told: Any, origins: Set[str]) -> DocumentState | None:
    """The state of a document of one of these origins; None for anything else, which the log notes."""
    try:
        state = state_reader.validate_python(told)
    except ValidationError as error:
        log.warning(
            "what a page tells of its cookies is not understood: %s", error.errors(include_input=False)[0]["msg"]
        )
        return None
    if state is not None and state.origin not in origins:
        log.warning("a page tells of the storage of another origin than its own: ignored")
        return None
    return state


def cookies_seen(state: DocumentState) -> list[Cookie]:
    """The cookies that a document of its origin can have; what else was told is noted in the log."""
    cookies = [cast(Cookie, cookie.model_dump()) for cookie in state.cookies]
    own = [cookie for cookie in cookies if _is_own(cookie, state.origin)]
    if len(own) < len(cookies):
        log.warning("a page tells of cookies of another site than its own: ignored")
    return own


def _is_own(cookie: Cookie, origin: str) -> bool:
    domain = cookie["domain"]
    return reaches(cookie, origin) and not (domain.startswith(".") and _SHARED.fullmatch(domain[1:]))
