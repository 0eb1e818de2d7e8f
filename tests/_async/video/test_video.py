"""Videos of pages, and screencasts."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import pytest

from smooth_page._async.bridge.between_calls import LABEL
from smooth_page._shared.api import warnings as warn
from smooth_page._shared.api.warnings import SmoothWarning
from smooth_page.async_api import Browser, BrowserContext, Error, NotSupportedError, Page
from tests.web_server import WebServer

# What `_strong` calls the colors.
PURE = {"red": "rgb(255, 0, 0)", "green": "rgb(0, 255, 0)", "blue": "rgb(0, 0, 255)"}
# The event that fetches pictures.
FETCH = "Page.screencast"
SMALL: Any = {"width": 200, "height": 100}


def colors(path: Path) -> list[str]:
    """The red, green, blue or other pictures of a video, each once when it begins."""
    found: list[str] = []
    with av.open(str(path)) as file:
        assert file.streams.video[0].codec.name == "vp8"
        for frame in file.decode(video=0):
            strong = _strong(frame)
            name = strong[0] if len(strong) == 1 else "other"
            if found[-1:] != [name]:
                found.append(name)
    return found


def paint(color: str) -> str:
    """Shows a color for many frames of the browser, of which a busy machine records few or none."""
    return f"""async () => {{
        document.documentElement.style.background = '{color}';
        for (let i = 0; i < 40; i++) await new Promise((done) => requestAnimationFrame(done));
    }}"""


async def show(page: Page, color: str) -> None:
    """Paints a page until a picture of it has come: the page's video has that picture, too."""
    seen: list[list[str]] = []
    async with await page.screencast.start(on_frame=lambda frame: seen.append(_strong(_decoded(frame["data"])))):
        while [color] not in seen:
            await page.evaluate(paint(PURE[color]))


@pytest.mark.both_apis
async def test_each_page_of_a_context_has_a_video(
    companion_browser: Browser, tmp_path: Path, server: WebServer
) -> None:
    events: list[str] = []
    context = await companion_browser.new_context(record_video_dir=tmp_path / "new", record_video_size=SMALL)
    page = await context.new_page()
    companion_browser.client.on_event(lambda event: event.label != LABEL and events.append(event.label))
    video = page.video
    assert video is not None
    assert repr(video) == f"<Video page={page!r}>"
    path = await video.path()
    assert path.parent == tmp_path / "new"
    assert path.suffix == ".webm"
    await page.goto(server.prefix + "/empty.html")
    await page.evaluate(paint("red"))
    await page.evaluate(paint("red"))
    assert {*events, FETCH} == {"Page.goto", "Page.evaluate", FETCH}
    assert events.count(FETCH) < len(events) / 2  # pictures are fetched at the end, and every five seconds
    await show(page, "red")
    await page.goto(server.cross_prefix + "/empty.html")
    await show(page, "green")
    with pytest.raises(Error, match=r"^Page is not yet closed\. Close the page prior to calling save_as$"):
        await video.save_as(tmp_path / "copy.webm")
    async with page.expect_popup() as popup:
        await page.evaluate("() => void open('/empty.html')")
    opened = await popup.value
    await show(opened, "blue")
    assert opened.video is not None
    await opened.evaluate("() => void setTimeout(() => close())")
    while not opened.is_closed():
        await page.wait_for_timeout(10)
    assert colors(await opened.video.path())[-1] == "blue"
    async with page.expect_popup() as popup:
        await page.evaluate("() => void open('/empty.html')")
    deleted = await popup.value
    assert deleted.video is not None
    await deleted.evaluate("() => void setTimeout(() => close())")
    await deleted.video.delete()  # waits until the page is closed
    assert deleted.is_closed()
    assert not (await deleted.video.path()).exists()
    await context.close()
    assert [name for name in colors(path) if name != "other"] == ["red", "green"]
    await video.save_as(tmp_path / "folder" / "copy.webm")
    assert (tmp_path / "folder" / "copy.webm").read_bytes() == path.read_bytes()
    await video.delete()
    assert not path.exists()
    with pytest.raises(Error, match=r"Video\.save_as: The video has been deleted"):
        await video.save_as(tmp_path / "copy.webm")


@pytest.mark.both_apis
async def test_a_screencast_calls_a_function_and_writes_a_file(page: Page, tmp_path: Path) -> None:
    frames: list[Any] = []

    async def take(frame: Any) -> None:
        frames.append((frame, await page.title()))  # calls are allowed

    with pytest.raises(Error, match=r'Screencast\.start: "fps" must be a positive number, got 0'):
        await page.screencast.start(fps=0)
    with pytest.raises(Error, match=r"size\.height: expected integer, got undefined"):
        await page.screencast.start(size={"width": 10})  # type: ignore[typeddict-item]
    assert page.screencast is page.screencast
    assert page.video is None
    await page.screencast.stop()  # nothing is started
    async with await page.screencast.start(on_frame=take, path=tmp_path / "new" / "a.webm", size=SMALL):
        with pytest.raises(Error, match=r"^Screencast is already started$"):
            await page.screencast.start()
        await page.evaluate(paint("blue"))
        while not frames or _strong(_decoded(frames[-1][0]["data"])) != ["red"]:
            await page.evaluate(paint("red"))
    assert colors(tmp_path / "new" / "a.webm")[-1] == "red"
    assert frames
    assert {title for _, title in frames} == {""}
    assert {(frame["viewportWidth"], frame["viewportHeight"]) for frame, _ in frames} == {(1280, 720)}
    assert all(frame["data"].startswith(b"\xff\xd8") for frame, _ in frames)
    times = [frame["timestamp"] for frame, _ in frames]
    assert times == sorted(times)
    before = len(frames)
    await page.evaluate(paint("blue"))
    assert len(frames) == before


@pytest.mark.both_apis
async def test_overlays_are_shown_over_the_page(page: Page, server: WebServer) -> None:
    async def color() -> list[str]:
        return _strong(_decoded(await page.screenshot()))

    screencast = page.screencast
    await page.goto(server.prefix + "/empty.html")
    async with await screencast.show_overlay("<p style='position: fixed; inset: 0; margin: 0; background: red'></p>"):
        assert await color() == ["red"]
        await page.goto(server.cross_prefix + "/empty.html")
        assert await color() == ["red"]
        await page.set_content("<button onclick='result = 1'>Go</button>")
        await screencast.hide_overlays()
        assert await color() == ["red", "green", "blue"]
        await screencast.show_overlays()
        assert await color() == ["red"]
        await page.click("button")  # is below
        assert await page.evaluate("result") == 1
    assert await color() == ["red", "green", "blue"]

    seen: list[list[str]] = []
    async with await screencast.start(on_frame=lambda frame: seen.append(_strong(_decoded(frame["data"])))):
        blue = "<style>:host { background: rgb(0, 0, 255) !important }</style>"
        async with await screencast.show_overlay(blue):
            while ["blue"] not in seen:
                await page.wait_for_timeout(20)
        await screencast.show_overlay(blue, duration=1)
    assert await color() == ["red", "green", "blue"]
    await screencast.show_chapter("One", description="first", duration=1)
    for marks in (await screencast.show_actions(cursor="none", duration=1), await screencast.show_actions(duration=1)):
        async with marks:
            await page.click("button")
    await screencast.hide_actions()
    assert await page.locator("x-pw-glass").count() == 0

    with pytest.raises(Error, match=r"^html: expected string, got number$"):
        await screencast.show_overlay(1)  # type: ignore[arg-type]
    with pytest.raises(Error, match=r"^cursor: expected one of \(none\|pointer\)$"):
        await screencast.show_actions(cursor="hand")  # type: ignore[arg-type]
    with pytest.raises(Error, match=r"^style: expected object, got string$"):
        await screencast.show_actions(style="red")  # type: ignore[arg-type]


def _decoded(picture: bytes) -> Any:
    with av.open(io.BytesIO(picture)) as file:
        return next(file.decode(video=0))


def _strong(frame: Any) -> list[str]:
    """The strong ones of the colors of a picture, in its upper left corner."""
    rgb = bytes(frame.reformat(format="rgb24").planes[0])[3 * 30 : 3 * 31]
    return [name for name, value in zip(("red", "green", "blue"), rgb, strict=True) if value > 128]


async def test_an_error_of_the_function_is_raised_and_frames_go_on(page: Page) -> None:
    seen: list[object] = []

    def fail(frame: object) -> None:
        seen.append(frame)
        raise RuntimeError("no more")

    await page.evaluate("() => void setInterval(() => (document.body.textContent += '.'), 30)")
    await page.screencast.start(on_frame=fail)
    raised: list[str] = []
    while len(raised) < 2:
        try:
            await page.wait_for_timeout(100)
        except RuntimeError as error:
            raised.append(str(error))
    assert raised == ["no more", "no more"]
    assert len(seen) > 1
    while page.screencast._running is not None:
        with suppress(RuntimeError):
            await page.screencast.stop()
    for _ in range(50):  # those that were on their way
        with suppress(RuntimeError):
            await page.evaluate("1")


async def test_a_page_that_crashes_or_shows_nothing_has_a_video(companion_browser: Browser, tmp_path: Path) -> None:
    context = await companion_browser.new_context(record_video_dir=tmp_path, record_video_fps=5)
    first, second = await context.new_page(), await context.new_page()
    await second.evaluate(paint("red"))
    crashed: list[Page] = []
    second.on("crash", crashed.append)
    with pytest.raises(Error):
        await second.goto("chrome://crash")
    await context.close()
    for page in (first, second):
        assert page.video is not None
        assert colors(await page.video.path())


async def test_without_an_encoder_only_the_file_is_missing(
    companion_context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", _without(monkeypatch))
    monkeypatch.setattr(warn, "_shown", set())
    browser = companion_context.browser
    assert browser is not None
    with pytest.warns(
        SmoothWarning, match=r"record_video_dir: videos need an encoder.*pip install 'smooth-page\[video\]'"
    ):
        page = await browser.new_page(record_video_dir=tmp_path)
    assert page.video is not None
    with pytest.raises(
        NotSupportedError, match=r"Video\.path is not supported: .*Instead: pip install 'smooth-page\[video\]'"
    ):
        await page.video.path()
    await page.close()
    with pytest.raises(NotSupportedError, match=r"Video\.save_as is not supported: .*Instead: pip install"):
        await page.video.save_as(tmp_path / "a.webm")
    with pytest.raises(
        NotSupportedError, match=r"Screencast\.start\(path=\.\.\.\) is not supported: videos need an enc"
    ):
        await companion_context.pages[0].screencast.start(path=tmp_path / "a.webm")


def _without(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    from importlib.util import find_spec

    return lambda name, *rest: None if name == "av" else find_spec(name, *rest)
