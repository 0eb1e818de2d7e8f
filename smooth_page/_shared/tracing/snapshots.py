"""The lines of snapshots. A snapshot refers to earlier ones of its frame by how many ago they were written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from smooth_page._protocol.contract import FrameSnapshot, SnapshotNews

from .lines import text_of

# Stands for a snapshot that got lost, so that the others can be counted.
_LOST = '["HTML"]'
# The phase of snapshots that later ones of the same call replace. The viewer does not show them.
_BETWEEN = "between"
_MARK = '"html":null'


@dataclass
class _Frame:
    """The document that a frame has shown last, and how many of its snapshots were written."""

    doc: str
    written: int = 0


class SnapshotLines:
    """Makes the lines. The last snapshots after a call are kept back: its next document may bring later ones."""

    def __init__(self) -> None:
        self._frames: dict[str, _Frame] = {}
        # Of calls: the frames that have a snapshot before.
        self._begun: set[tuple[str, str]] = set()
        # By frame: what is kept back, with its HTML.
        self._kept: dict[str, tuple[dict[str, object], str]] = {}

    def lines(self, news: SnapshotNews, page: str, at: float) -> Iterator[str]:
        """Returns the lines that are to be written now."""
        for frame in news["frames"]:
            yield from self._line(news, frame, page, at)

    def rest(self) -> Iterator[str]:
        """Returns those that were kept back."""
        kept, self._kept = self._kept, {}
        for snapshot, html in kept.values():
            yield _text(snapshot, html)

    def _earlier(self, frame: str, call: str) -> Iterator[str]:
        """The one of that frame that was kept back: there is a later one."""
        if frame in self._kept:
            snapshot, html = self._kept.pop(frame)
            yield _text({**snapshot, **({"phase": _BETWEEN} if snapshot["callId"] == call else {})}, html)

    def _line(self, news: SnapshotNews, frame: FrameSnapshot, page: str, at: float) -> Iterator[str]:
        name, call = frame["frame"], news["call"]
        known = self._frames.get(name)
        if known is None or known.doc != frame["doc"]:
            known = self._frames[name] = _Frame(frame["doc"])
        if frame["number"] < known.written:
            return  # it was reported twice
        yield from self._earlier(name, call)
        snapshot = _snapshot(news, frame, page, at)
        for _ in range(known.written, frame["number"]):
            yield _text({**snapshot, "phase": _BETWEEN}, _LOST)
        known.written = frame["number"] + 1
        if news["phase"] == "before" and (call, name) in self._begun:
            snapshot["phase"] = _BETWEEN
        self._begun.add((call, name))
        if news["phase"] == "after":
            self._kept[name] = (snapshot, _checked(frame["html"]))
        else:
            yield _text(snapshot, _checked(frame["html"]))


def _snapshot(news: SnapshotNews, frame: FrameSnapshot, page: str, at: float) -> dict[str, object]:
    return {
        "callId": news["call"],
        "phase": news["phase"],
        "pageId": page,
        "frameId": frame["frame"],
        "frameUrl": frame["url"],
        **({"doctype": frame["doctype"]} if frame["doctype"] else {}),
        "viewport": {"width": frame["width"], "height": frame["height"]},
        "timestamp": at,
        "wallTime": news["at"],
        "collectionTime": frame["took"],
        "resourceOverrides": [],
        "isMainFrame": frame["frame"] == page.replace("page@", "frame@"),
        "html": None,
    }


def _text(snapshot: dict[str, object], html: str) -> str:
    """The line. The HTML is JSON already: that of a large page is not parsed to be written again."""
    return text_of({"type": "frame-snapshot", "snapshot": snapshot}).replace(_MARK, f'"html":{html}', 1)


def _checked(html: str) -> str:
    """Returns what a page has sent if it is one line of JSON, in a list. It can't be more than that."""
    if "\n" in html or not html.startswith("["):
        return _LOST
    try:
        json.loads(html)
    except (ValueError, RecursionError):
        return _LOST
    return html
