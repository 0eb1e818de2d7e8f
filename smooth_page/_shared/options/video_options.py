"""What a context records of its pages: the options of videos and of screencasts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smooth_page.errors import Error

from ..api.structures import ViewportSize
from .emulation import read_size

DEFAULT_FPS = 25
# Without a size, pictures fit into a square with this side, in pixels.
_LONGEST = 800
# The size where the viewport is unknown.
_USUAL = (800, 450)
# The largest width and height that the encoder knows.
_LARGEST = 16_383


@dataclass(frozen=True)
class VideoOptions:
    """`size` in pixels; None: the page's own."""

    folder: Path
    size: tuple[int, int] | None = None
    fps: float = DEFAULT_FPS

    def size_of(self, viewport: ViewportSize | None) -> tuple[int, int]:
        """Returns the size for a page with that viewport."""
        return self.size or fitting_size(viewport)


def read_video_options(given: dict[str, Any], title: str) -> VideoOptions | None:
    """Returns what `record_video_dir` and its companions ask for; None: no videos. Raises Error for invalid values."""
    folder, size, fps = (given.get(f"record_video_{name}") for name in ("dir", "size", "fps"))
    if folder is None:
        return None
    if isinstance(folder, bytes):
        raise Error(f"{title}: record_video_dir: expected string, got bytes")
    check_fps(fps, title, "record_video_fps")
    read = None if size is None else _video_size(size, title)
    return VideoOptions(Path(folder).absolute(), read, fps or DEFAULT_FPS)


def _video_size(size: Any, title: str) -> tuple[int, int]:
    """Raises Error for a size that no video can have."""
    read = read_size(size, "record_video_size")
    for side, value in (("width", read["width"]), ("height", read["height"])):
        if not 1 <= value <= _LARGEST:
            raise Error(f"{title}: record_video_size.{side}: a video has 1 to {_LARGEST} pixels, got {value}")
    return read["width"], read["height"]


def fitting_size(viewport: ViewportSize | None) -> tuple[int, int]:
    """Returns the size of pictures of a page: that of its viewport, made smaller where it is large."""
    if not viewport:
        return _USUAL
    width, height = viewport["width"], viewport["height"]
    scale = min(1.0, _LONGEST / max(width, height))
    return math.floor(width * scale), math.floor(height * scale)


def read_screencast_size(size: Any) -> tuple[int, int] | None:
    """Raises Error for an invalid size."""
    read = read_size(size, "size") if size else None
    return (max(1, read["width"]), max(1, read["height"])) if read else None


def check_fps(fps: Any, title: str, name: str = "fps") -> None:
    """Raises Error for what is not a positive number."""
    if fps is None:
        return
    if isinstance(fps, bool) or not isinstance(fps, (int, float)) or not 0 < fps < math.inf:
        raise Error(f'{title}: "{name}" must be a positive number, got {fps}')
