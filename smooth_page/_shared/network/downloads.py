"""What headers say about files: whether a response is one, and its name."""

from __future__ import annotations

import re
from email.message import Message
from urllib.parse import unquote, urlsplit

_ATTACHMENT = re.compile(r"\s*attachment", re.IGNORECASE)
# Types that a browser shows. Same as in runtime/src/downloads/files.ts.
_SHOWN = re.compile(r"(text|image|audio|video)/|.*[/+](xml|json|javascript|pdf)\b|$", re.IGNORECASE)
_UNUSABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def is_file(disposition: str, content_type: str) -> bool:
    """Whether a browser saves a response with these headers instead of showing it."""
    return bool(_ATTACHMENT.match(disposition)) or not _SHOWN.match(content_type)


def suggested_filename(disposition: str, name: str, url: str) -> str:
    """Returns the name in the header, else the link's `download`, else the URL's."""
    message = Message()
    message["content-disposition"] = disposition
    stated = message.get_filename() if disposition else None
    last = unquote(urlsplit(url).path.rpartition("/")[2]) if urlsplit(url).scheme in ("http", "https") else ""
    return _UNUSABLE.sub("_", stated or name or last) or "download"
