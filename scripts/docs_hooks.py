"""Hooks of mkdocs.yml."""

from __future__ import annotations

import re
from typing import Any

_ELSEWHERE = r"[^>]*\b(?:src|href)=[\"']?(?:https?:)?//"
_LOADED = re.compile(rf"<(?:script|img|iframe|source|link)\b(?![^>]*canonical){_ELSEWHERE}")


def on_page_content(html: str, **_: Any) -> str:
    """Called by mkdocs with the content of each page: makes differences from Playwright stand out."""
    return html.replace("<p>Difference from Playwright:", "<p><strong>Difference from Playwright:</strong>")


def on_post_page(output: str, *, page: Any, config: Any) -> str:
    """Called by mkdocs with each finished page: fails where it would load something from another site."""
    found = _LOADED.search(output)
    if found:
        raise SystemExit(f"{page.file.src_uri}: loads {output[found.start() : found.end() + 60]!r} at view time")
    return output
