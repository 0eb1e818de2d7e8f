"""What is kept of a session where it can't be written."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from smooth_page.local.live.files import Kept


async def test_the_end_of_a_session_does_not_fail_with_its_files(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "file"
    file.touch()
    kept = Kept(lambda: file, record=True)
    assert (kept.recording, kept.downloads) == (None, None)
    saved: asyncio.Future[Path | None] = asyncio.get_running_loop().create_future()
    saved.set_result(file)
    kept._files.append(saved)
    await kept.finish()
    assert (kept.recording, kept.downloads) == ("", "")
    assert "the downloads of the session are not kept: [Errno 20] Not a directory" in caplog.text
    kept.remove()
    assert file.exists()


async def test_without_an_encoder_nothing_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    nothing: Any = lambda name: None  # noqa: E731
    monkeypatch.setattr("importlib.util.find_spec", nothing)
    assert Kept(lambda: tmp_path, record=True).recording == ""
    assert "the session is not recorded: videos need an encoder, which is not installed: pip install" in caplog.text
