"""Checks what a page reports of its cookies and storage: only what belongs to its URL is used."""

from __future__ import annotations

import logging
import re
from collections.abc import Set
from functools import cache
from typing import Any, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError

from smooth_page._protocol.commands import DocumentState

from ..api.structures import Cookie
from .cookies import reaches

log = logging.getLogger("smooth_page")

# Domains below which anyone can register a name: browsers reject cookies for all of such a domain.
_SHARED = re.compile(r"[^.]+|(ac|co|com|edu|gob|gov|mil|ne|net|nom|or|org)\.[a-z]{2}")


def seen_state(answer: Any, origins: Set[str]) -> DocumentState | None:
    """Returns the state of a document of one of these origins; None for anything else, which is logged."""
    try:
        state = _state_reader().validate_python(answer)
    except ValidationError as error:
        log.warning("a page reported invalid cookies: %s", error.errors(include_input=False)[0]["msg"])
        return None
    if state is not None and state["origin"] not in origins:
        log.warning("a page reported the storage of another origin than its own: ignored")
        return None
    return state


@cache
def _state_reader() -> TypeAdapter[DocumentState | None]:
    return TypeAdapter(DocumentState | None, config=ConfigDict(strict=True))


def cookies_seen(state: DocumentState) -> list[Cookie]:
    """Returns the cookies that a document of its origin can have. Others are logged and left out."""
    cookies = cast(list[Cookie], state["cookies"])
    own = [cookie for cookie in cookies if _is_own(cookie, state["origin"])]
    if len(own) < len(cookies):
        log.warning("a page reported cookies of another site than its own: ignored")
    return own


def _is_own(cookie: Cookie, origin: str) -> bool:
    domain = cookie["domain"]
    return reaches(cookie, origin) and not (domain.startswith(".") and _SHARED.fullmatch(domain[1:]))
