"""The addresses that the API names: of live views, and of what is kept of sessions."""

from __future__ import annotations

LIVE = "/live/"
KEPT = "/kept/"


def live_url(base: str, session_id: str, token: str) -> str:
    """Returns the address of a session's live view; with `interactive=true` added, mouse and keyboard reach the tab."""
    return f"{base}{LIVE}{session_id}?token={token}"


def kept_url(base: str, session_id: str, name: str | None, token: str) -> str | None:
    """Returns the address of a file that is kept of a session; "": there is none; None: not yet."""
    return f"{base}{KEPT}{session_id}/{name}?token={token}" if name else name
