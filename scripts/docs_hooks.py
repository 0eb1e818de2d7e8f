"""Hooks of mkdocs.yml: the build fails where a page would load something from another site."""

from __future__ import annotations

import re
from typing import Any

_ELSEWHERE = r"[^>]*\b(?:src|href)=[\"']?(?:https?:)?//"
_LOADED = re.compile(rf"<(?:script|img|iframe|source|link)\b(?![^>]*canonical){_ELSEWHERE}")


def on_post_page(output: str, *, page: Any, config: Any) -> str:
    """Called by mkdocs with each finished page."""
    found = _LOADED.search(output)
    if found:
        raise SystemExit(f"{page.file.src_uri}: loads {output[found.start() : found.end() + 60]!r} at view time")
    return output
