"""The lines of requests: entries as in HAR files, with contents as files of the trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from smooth_page._shared.network.har_log import HarLog, Seen

from .lines import text_of

HIDDEN = "***"
# Headers whose values are credentials.
_SECRET = frozenset({"authorization", "proxy-authorization"})


class NetworkLines:
    """Makes the lines. `keep` keeps a file of the trace, and returns its path in the zip."""

    def __init__(self, keep: Callable[[str, bytes], str]) -> None:
        self._log = HarLog(Path(), "attach", "full")
        self._keep = keep

    def line(self, seen: Seen, at: float, page: str | None) -> str:
        """Returns the line of a request that began at that time, in that page."""
        self._log.add(seen)
        entry, attached = self._log.take()
        for name, content in attached.items():
            self._keep(f"resources/{name}", content)
        for part in (entry["request"].get("postData"), entry["response"]["content"]):
            if part and "_file" in part:
                part["_file"] = f"resources/{part['_file']}"
        entry["request"]["headers"] = [_shown(header) for header in entry["request"]["headers"]]
        entry |= {"_monotonicTime": at}
        if page is not None:
            entry["pageref"] = page
        return text_of({"type": "resource-snapshot", "snapshot": entry})


def _shown(header: Any) -> Any:
    return {**header, "value": HIDDEN} if header["name"].lower() in _SECRET else header
