"""Browser profiles: cookies and local storage that outlive a session, as long as the engine runs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any


class ProfileError(Exception):
    """There is no such profile, or there is one already: status and text."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


@dataclass
class Profiles:
    """Kept in memory: a local engine's profiles end with it."""

    _states: dict[str, Any] = field(default_factory=dict)

    def create(self, profile_id: str | None) -> str:
        """Its id; a random one where none is given. Raises ProfileError (409)."""
        chosen = profile_id or f"profile_{secrets.token_hex(6)}"
        if chosen in self._states:
            raise ProfileError(409, f"Profile {chosen} already exists")
        self._states[chosen] = None
        return chosen

    def ids(self) -> list[str]:
        return list(self._states)

    def delete(self, profile_id: str) -> None:
        """Raises ProfileError (404)."""
        self._check(profile_id)
        del self._states[profile_id]

    def state(self, profile_id: str) -> Any:
        """What was saved last; None at first. Raises ProfileError (404)."""
        self._check(profile_id)
        return self._states[profile_id]

    def save(self, profile_id: str, state: Any) -> None:
        """Does nothing when the profile was deleted meanwhile."""
        if profile_id in self._states:
            self._states[profile_id] = state

    def _check(self, profile_id: str) -> None:
        if profile_id not in self._states:
            raise ProfileError(404, f"Profile {profile_id} not found")
