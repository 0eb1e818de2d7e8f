"""Pictures and accessibility trees of calls: which lines are written, and when."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from smooth_page._protocol.contract import SnapshotNews
from smooth_page._shared.tracing.lines import Shown
from smooth_page._shared.tracing.shown import ShownPages

PNG = b"\x89PNG\r\n\x1a\nimage"


class Files(dict[str, bytes]):
    def keep(self, path: str, content: bytes) -> str:
        assert path not in self
        self[path] = content
        return path


def news(call: str, phase: Any, **shown: str) -> SnapshotNews:
    return SnapshotNews(seq=1, kind="snapshot", call=call, phase=phase, at=0, log=[], frames=[], **shown)  # type: ignore[typeddict-item]


def test_what_is_written_at_once_and_what_is_kept_back() -> None:
    files = Files()
    pages = ShownPages(files.keep, "t")

    def take(item: SnapshotNews, *, over: bool = False) -> list[tuple[str, str]]:
        return _read(pages.lines(item, "page@1", 5, over=over))

    assert take(news("call@1", "before", aria="[]")) == [("aria-snapshot", "aria/t-call@1-before.json")]
    picture = base64.b64encode(PNG).decode()
    assert take(news("call@1", "before", picture=picture)) == [("screenshot", "screenshots/t-call@1-before.png")]
    assert take(news("call@1", "after", aria="[1]")) == []
    assert take(news("call@1", "before", aria="[2]")) == []  # in the next document
    assert take(news("call@1", "after", aria="[3]")) == []
    assert take(news("call@2", "after", aria="[4]")) == []
    assert _read(pages.rest("call@1")) == [("aria-snapshot", "aria/t-call@1-after.json")]
    assert files["aria/t-call@1-after.json"] == b"[3]"
    late = news("call@1", "after", picture=picture)
    assert take(late, over=True) == [("screenshot", "screenshots/t-call@1-after.png")]
    assert _read(pages.rest()) == [("aria-snapshot", "aria/t-call@2-after.json")]
    assert _read(pages.rest()) == []
    assert files["screenshots/t-call@1-after.png"] == PNG


@pytest.mark.parametrize(
    "shown", [{"aria": ""}, {"aria": "[[" * 100_000}, {"aria": "no"}, {"picture": "é"}, {"picture": "aGk="}]
)
def test_what_a_page_should_not_have_sent(shown: dict[str, str]) -> None:
    files = Files()
    assert list(ShownPages(files.keep, "t").lines(news("call@1", "before", **shown), "page@1", 5, over=False)) == []
    assert files == {}


def _read(lines: Any) -> list[tuple[str, str]]:
    written: list[Shown] = list(lines)
    return [(line["type"], line["file"]) for line in written]
