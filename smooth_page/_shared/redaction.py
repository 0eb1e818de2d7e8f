"""Keeps secrets out of messages: services repeat in their errors what they were sent."""

from __future__ import annotations

from typing import Any

HIDDEN = "***"
# Shorter ones (`yes`, `42`) would be found inside of innocent words.
SHORTEST = 4


class Secrets:
    """The texts that no message may hold."""

    def __init__(self, *texts: str) -> None:
        self._texts: set[str] = set()
        self.add(*texts)

    def __repr__(self) -> str:
        return f"<{len(self._texts)} secrets>"

    def add(self, *texts: object) -> None:
        """Remembers them; what is no text, or too short to be told from others, is left alone."""
        self._texts.update(text for text in texts if isinstance(text, str) and len(text) >= SHORTEST)

    def hidden(self, value: Any) -> Any:
        """The same JSON value without the secrets."""
        if isinstance(value, str):
            for text in sorted(self._texts, key=len, reverse=True):
                value = value.replace(text, HIDDEN)
            return value
        if isinstance(value, list):
            return [self.hidden(item) for item in value]
        if isinstance(value, dict):
            return {key: self.hidden(item) for key, item in value.items()}
        return value
