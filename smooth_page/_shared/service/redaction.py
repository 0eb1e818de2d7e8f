"""Keeps secrets out of messages: services repeat in their errors what they were sent."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, quote_plus

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
        """Remembers them. Ignores what is not a text, or too short to be distinguished from other text."""
        for text in texts:
            if isinstance(text, str) and len(text) >= SHORTEST:
                self._texts.update(spellings(text))

    def add_values(self, secrets: Mapping[str, Any]) -> None:
        """Remembers the values of a task's secrets."""
        self.add(*(secret.get("value") if isinstance(secret, dict) else secret for secret in secrets.values()))

    def hidden_bytes(self, content: bytes) -> bytes:
        """The same content without the secrets."""
        for text in sorted(self._texts, key=len, reverse=True):
            content = content.replace(text.encode(errors="surrogatepass"), HIDDEN.encode())
        return content

    def hidden(self, value: Any) -> Any:
        """The same JSON value without the secrets."""
        if isinstance(value, str):
            for text in sorted(self._texts, key=len, reverse=True):
                value = value.replace(text, HIDDEN)
            return value
        if isinstance(value, list):
            return [self.hidden(item) for item in value]
        if isinstance(value, dict):
            return {self.hidden(key): self.hidden(item) for key, item in value.items()}
        return value


def spellings(text: str) -> set[str]:
    """The text as it stands in JSON and in Python's repr, in one inside of the other, in an address, and in HTML."""
    once = _escaped(text)
    twice = {spelling for escaped in once for spelling in _escaped(escaped)}
    return {text, *once, *twice, quote(text, safe=""), quote(text), quote_plus(text), html.escape(text)}


def _escaped(text: str) -> set[str]:
    return {json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1], repr(text)[1:-1]}
