"""What a page shows before, during and after calls: pictures and accessibility trees, a file each."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator

from smooth_page._protocol.contract import SnapshotNews

from .lines import Shown

_PNG = b"\x89PNG\r\n\x1a\n"
_ARIA, _PICTURE = "aria", "picture"


class ShownPages:
    """Of one chunk. What a page shows after a call is kept back: its next document may bring something later."""

    def __init__(self, keep: Callable[[str, bytes], str], name: str) -> None:
        """`keep`: writes a file, and returns its path. `name`: what its name begins with."""
        self._keep = keep
        self._name = name
        self._begun: set[tuple[str, str]] = set()
        self._kept: dict[tuple[str, str], tuple[Shown, bytes]] = {}

    def lines(self, news: SnapshotNews, page: str, at: float, *, over: bool) -> Iterator[Shown]:
        """Returns the lines that are to be written now. `over`: the call is."""
        for kind, content in _contents(news):
            key, phase = (news["call"], kind), news["phase"]
            line = Shown(
                type="aria-snapshot" if kind == _ARIA else "screenshot",
                callId=news["call"],
                phase=phase,
                pageId=page,
                timestamp=at,
                file=self._path(kind, news),
            )
            if phase == "after" and not over:
                self._kept[key] = line, content
            elif phase != "before" or key not in self._begun:
                self._keep(line["file"], content)
                yield line
            self._begun.add(key)

    def _path(self, kind: str, news: SnapshotNews) -> str:
        folder, suffix = ("aria", "json") if kind == _ARIA else ("screenshots", "png")
        return f"{folder}/{self._name}-{news['call']}-{news['phase']}.{suffix}"

    def rest(self, call: str | None = None) -> Iterator[Shown]:
        """Returns those that were kept back, of one call or of all."""
        for key in [each for each in self._kept if call in (None, each[0])]:
            line, content = self._kept.pop(key)
            self._keep(line["file"], content)
            yield line


def _contents(news: SnapshotNews) -> Iterator[tuple[str, bytes]]:
    """Returns what a page has sent, if it is what it should be."""
    try:
        if news.get("aria"):
            json.loads(news["aria"])
            yield _ARIA, news["aria"].encode(errors="replace")
        if "picture" in news:
            picture = base64.b64decode(news["picture"], validate=True)
            if picture.startswith(_PNG):
                yield _PICTURE, picture
    except (ValueError, RecursionError):
        return
