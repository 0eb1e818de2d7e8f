"""Videos from pictures and their times."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import av
import pytest

from smooth_page._shared.video.video_file import VideoFile
from smooth_page.errors import Error


def jpeg(color: tuple[int, int, int], width: int = 64, height: int = 48) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="mjpeg") as file:
        stream: Any = file.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuvj420p"
        picture = av.VideoFrame(width, height, "yuvj420p")
        for plane, value in zip(picture.planes, color, strict=True):
            plane.update(bytes([value]) * plane.buffer_size)
        file.mux(stream.encode(picture))
        file.mux(stream.encode(None))
    return out.getvalue()


DARK, BRIGHT = jpeg((20, 128, 128)), jpeg((230, 128, 128))


def brightness(frame: Any, right: bool = False, bottom: bool = False) -> int:
    plane = frame.planes[0]
    row = (frame.height - 4) * plane.line_size if bottom else 4 * plane.line_size
    return memoryview(plane)[row + (frame.width - 4 if right else 4)]


def test_each_frame_shows_the_picture_of_its_time(tmp_path: Path) -> None:
    file = VideoFile(tmp_path / "new folder" / "a.webm", (101, 75), 10)
    file.add(DARK, 5000)
    file.add(BRIGHT, 6000)
    file.finish(7500).result()
    with av.open(str(file.path)) as read:
        stream = read.streams.video[0]
        frames = list(read.decode(stream))
        assert (stream.codec.name, stream.width, stream.height, stream.average_rate) == ("vp8", 100, 74, 10)
    assert [frame.time for frame in frames] == pytest.approx([number / 10 for number in range(25)], abs=0.002)
    assert [brightness(frame) > 100 for frame in frames] == [False] * 10 + [True] * 15
    # Smaller pictures are in the corner; the rest is gray.
    assert [100 < brightness(frames[2], right, bottom) < 150 for right, bottom in ((1, 0), (0, 1), (1, 1))] == [
        True
    ] * 3


def test_a_page_that_shows_nothing_has_a_white_video(tmp_path: Path) -> None:
    file = VideoFile(tmp_path / "a.webm", (64, 48), 25)
    file.finish(None).result()
    with av.open(str(file.path)) as read:
        frames = list(read.decode(video=0))
    assert len(frames) == 25
    assert brightness(frames[0], True, True) > 220


def test_larger_pictures_become_smaller_and_stillness_is_cheap(tmp_path: Path) -> None:
    file = VideoFile(tmp_path / "a.webm", (32, 48), 10)
    file.add(BRIGHT, 0)
    file.finish(100_000).result()
    with av.open(str(file.path)) as read:
        frames = list(read.decode(video=0))
    assert len(frames) == 600 + 40
    assert [brightness(frames[0], True, bottom) > 200 for bottom in (False, True)] == [True, False]


def test_what_was_written_before_a_crash_can_be_played(tmp_path: Path) -> None:
    file = VideoFile(tmp_path / "a.webm", (64, 48), 10)
    for time in range(0, 20_000, 100):
        file.add(BRIGHT if time % 1000 else DARK, time)
    file._thread.shutdown()  # it is never finished
    with av.open(str(file.path)) as read:
        assert len(list(read.decode(video=0))) > 100


def test_failures_are_reported_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    file = VideoFile(tmp_path / "file" / "a.webm", (64, 48), 25)
    file.add(DARK, 0)
    with pytest.raises(Error, match=r"The video .*a\.webm was not written: .*(File exists|Not a directory)"):
        file.finish(None).result()
    full = VideoFile(Path("/dev/full"), (640, 480), 25)
    for time in range(0, 40_000, 40):
        full.add(jpeg((time % 251, time % 241, time % 239), 640, 480) if time < 400 else DARK, time)
    with pytest.raises(Error, match="No space left on device"):
        full.finish(40_000).result()
