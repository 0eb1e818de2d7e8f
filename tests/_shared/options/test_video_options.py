"""Which videos are recorded, and which options are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smooth_page._shared.options.video_options import read_video_options
from smooth_page.errors import Error


def test_what_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_video_options({"record_video_size": {"width": -1, "height": 1}}, "call") is None
    monkeypatch.chdir(tmp_path)
    given = read_video_options({"record_video_dir": "", "record_video_size": {"width": 1, "height": 16_383}}, "call")
    assert given is not None
    assert (given.folder, given.size, given.fps) == (tmp_path, (1, 16_383), 25)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"record_video_size": {}}, r"record_video_size\.width: expected integer, got undefined"),
        ({"record_video_size": [1, 2]}, r"record_video_size: expected object, got list"),
        ({"record_video_size": "a"}, r"record_video_size: expected object, got string"),
        (
            {"record_video_size": {"width": 1.5, "height": 1}},
            r"record_video_size\.width: expected integer, got float 1\.5",
        ),
        ({"record_video_size": {"width": -5, "height": 1}}, r"call: .*width: a video has 1 to 16383 pixels, got -5"),
        ({"record_video_size": {"width": 9, "height": 0}}, r"call: .*height: a video has 1 to 16383 pixels, got 0"),
        (
            {"record_video_size": {"width": 99_999, "height": 1}},
            r"call: .*width: a video has 1 to 16383 pixels, got 99999",
        ),
        ({"record_video_fps": 0}, r'call: "record_video_fps" must be a positive number, got 0'),
        ({"record_video_dir": b"x"}, r"call: record_video_dir: expected string, got bytes"),
    ],
)
def test_what_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(Error, match=message):
        read_video_options({"record_video_dir": "x", **options}, "call")
