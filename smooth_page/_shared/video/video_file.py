"""A video file (WebM, VP8), encoded on this machine from JPEG pictures and their times.

The library, PyAV, brings its own encoder. It is imported on first use.
"""

from __future__ import annotations

import importlib
import importlib.util
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

from smooth_page.errors import Error

INSTALL = "pip install 'smooth-page[video]'"
# Speed before quality, as for a conversation; unchanged parts of a picture cost little.
_ENCODER = {"deadline": "realtime", "cpu-used": "8", "crf": "8", "qmin": "0", "qmax": "50", "static-thresh": "100"}
_BITS = 1_000_000
# A picture that stays longer than that many ms is repeated once a second from then on.
_STILL = 60_000.0
# The shortest video, in ms.
_SHORTEST = 1000.0
_WHITE = (235, 128, 128)


def why_no_encoder() -> str | None:
    """Returns what is missing for videos, and how to install it; None if nothing is."""
    if importlib.util.find_spec("av") is not None:
        return None
    return f"videos need an encoder, which is not installed: {INSTALL}"


class VideoFile:
    """Writes pictures into a file as they come, in a thread of its own. `size` in pixels.

    What was written until a crash can be played.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: float) -> None:
        self.path = path
        self._size = size
        self._fps = fps
        self._frames: _Frames | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="smooth-page video")
        self._finished: Future[None] | None = None
        # The first thing that went wrong: a disk that is full, a picture that is none.
        self._failure: BaseException | None = None

    def add(self, jpeg: bytes, time: float) -> None:
        """Adds a picture that was shown from that time on, in ms. Those that come later are of later times."""
        if self._finished is None:
            self._thread.submit(self._tried, lambda frames: frames.add(jpeg, time))

    def finish(self, time: float | None) -> Future[None]:
        """Ends the video at that time, in ms; None: with the last picture. The result raises Error if it has failed."""
        if self._finished is None:
            self._finished = self._thread.submit(self._finish, time)
            self._thread.shutdown(wait=False)
        return self._finished

    def _finish(self, time: float | None) -> None:
        self._tried(lambda frames: frames.finish(time))
        if self._failure is not None:
            raise Error(f"The video {self.path} was not written: {self._failure}") from self._failure

    def _tried(self, work: Any) -> None:
        if self._failure is not None:
            return
        try:
            if self._frames is None:
                self._frames = _Frames(self.path, self._size, self._fps)
            work(self._frames)
        except Exception as error:
            self._failure = error


class _Frames:
    """The frames of a file: one every 1/fps s, each with the picture that was shown then."""

    def __init__(self, path: Path, size: tuple[int, int], fps: float) -> None:
        av: Any = importlib.import_module("av")
        self._av = av
        # Even numbers: two pixels share a colour.
        self._width, self._height = (max(2, int(side) & ~1) for side in size)
        self._fps = fps
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = av.open(str(path), "w", format="webm", container_options={"flush_packets": "1"})
        rate = Fraction(fps).limit_denominator(1000)
        self._stream: Any = self._file.add_stream("libvpx", rate=rate, options=dict(_ENCODER))
        self._stream.width, self._stream.height, self._stream.pix_fmt = self._width, self._height, "yuv420p"
        context = self._stream.codec_context
        context.bit_rate, context.time_base, context.thread_count = _BITS, 1 / rate, 1
        self._decoder: Any = av.CodecContext.create("mjpeg", "r")
        self._fitting: tuple[tuple[int, int], Any] | None = None
        # The time of the first frame in ms; the picture that is shown; the number of the next frame.
        self._begin: float | None = None
        self._shown: Any = None
        self._next = 0

    def add(self, jpeg: bytes, time: float) -> None:
        """The picture is shown from that time on."""
        picture = self._fit(self._decoder.decode(self._av.Packet(jpeg))[0])
        if self._begin is None:
            self._begin = time
        self._repeat_until(time)
        self._shown = picture

    def finish(self, time: float | None) -> None:
        """Shows the last picture until that time, and closes the file."""
        if self._shown is None:
            self._shown, self._begin = self._blank(), time or 0.0
        assert self._begin is not None
        end = max(time or 0.0, self._begin + max(self._next * 1000 / self._fps, _SHORTEST))
        self._repeat_until(end)
        self._file.mux(self._stream.encode(None))
        self._file.close()

    def _repeat_until(self, time: float) -> None:
        assert self._begin is not None
        end = round((time - self._begin) * self._fps / 1000)
        still = self._next + round(_STILL * self._fps / 1000)
        while self._next < end and self._shown is not None:
            self._encode(self._shown, self._next)
            step = 1 if self._next < still else max(1, round(self._fps))
            self._next = min(self._next + step, end)

    def _encode(self, picture: Any, number: int) -> None:
        picture.pts = number
        picture.time_base = 1 / self._stream.codec_context.rate
        picture.pict_type = 0  # pictures of JPEGs would all be key frames
        self._file.mux(self._stream.encode(picture))

    def _fit(self, picture: Any) -> Any:
        """Places it in the top left corner, made smaller if it does not fit."""
        if self._fitting is None or self._fitting[0] != (picture.width, picture.height):
            self._fitting = (picture.width, picture.height), self._fitter(picture)
        graph = self._fitting[1]
        picture.pts = None
        graph.push(picture)
        return graph.pull()

    def _fitter(self, picture: Any) -> Any:
        smaller = min(1.0, self._width / picture.width, self._height / picture.height)
        width, height = (max(1, round(side * smaller)) for side in (picture.width, picture.height))
        graph: Any = self._av.filter.Graph()
        nodes = [
            graph.add_buffer(None, picture.width, picture.height, picture.format, time_base=Fraction(1, 1000)),
            graph.add("scale", f"{width}:{height}:out_range=tv"),
            graph.add("format", "yuv420p"),
            graph.add("pad", f"{self._width}:{self._height}:0:0:gray"),
            graph.add("buffersink"),
        ]
        graph.link_nodes(*nodes)
        graph.configure()
        return graph

    def _blank(self) -> Any:
        picture = self._av.VideoFrame(self._width, self._height, "yuv420p")
        for plane, value in zip(picture.planes, _WHITE, strict=True):
            plane.update(bytes([value]) * plane.buffer_size)
        return picture
