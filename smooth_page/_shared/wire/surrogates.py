"""Halves of characters, which strings of JavaScript can hold and files, terminals and sockets can't."""

from __future__ import annotations


def as_sent(text: str) -> bytes:
    """UTF-8 as browsers send it: each half is a replacement character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
