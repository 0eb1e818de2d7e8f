"""The recorder of a trace, without a page: events of the session, attachments, secrets, and folders that fail."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from smooth_page._protocol.outputs import ActionRecord
from smooth_page._shared.service.redaction import Secrets
from smooth_page._shared.tracing.files import TraceFolder
from smooth_page._shared.tracing.recorder import ContextFacts, Recorder, TraceOptions, note_event
from smooth_page.errors import Error


def begun(folder: TraceFolder, name: str | None = None) -> Recorder:
    return Recorder(folder, name, TraceOptions(), ContextFacts(secrets=[Secrets("hunter22")]))


def record(action: str, credits: float | None = None) -> ActionRecord:
    return ActionRecord("s", action, "Page.ai", 200, 1.234, credits)


def test_events_of_the_session_and_attachments(tmp_path: Path) -> None:
    recorder = begun(TraceFolder(None))
    note_event(record("goto"))  # outside of a call
    with recorder.call("Page.ai", {"task": "sign in"}) as call:
        note_event(record("evaluate_js"))
        note_event(record("run_task", 2.5))
        call.attached("answer", {"password": "hunter22", "path": tmp_path})
    note_event(record("close"))
    recorder.end()
    recorder.pack(tmp_path / "t.zip")
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        recorded: list[dict[str, Any]] = [json.loads(line) for line in archive.read("trace.trace").splitlines()]
        _, before, log, after = recorded
        (attachment,) = after["attachments"]
        answer = json.loads(archive.read(attachment.pop("file")))
    assert before["title"] == 'page.ai "sign in"'
    assert log["message"] == "run_task was answered with 200 after 1.23 s, 2.5 credits"
    assert after["annotations"] == [{"type": "credits", "description": "2.5"}]
    assert attachment == {"name": "answer", "contentType": "application/json"}
    assert answer["path"] == str(tmp_path)
    assert "hunter22" not in answer["password"]


def test_two_traces_with_one_name(tmp_path: Path) -> None:
    first = begun(TraceFolder(tmp_path), "same")
    with pytest.raises(Error, match="another trace with the name 'same' is being recorded in"):
        begun(TraceFolder(tmp_path), "same")
    first.end()
    begun(TraceFolder(tmp_path), "same").end()


def test_folders_that_fail(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        TraceFolder(tmp_path / "file" / "traces")
    recorder = begun(TraceFolder(tmp_path / "traces"))
    with pytest.raises(OSError, match="file"):
        recorder.pack(tmp_path / "file" / "t.zip")
    for path in (tmp_path / "traces").iterdir():
        path.unlink()
    (tmp_path / "traces").rmdir()
    with recorder.call("Page.goto"):
        pass
    recorder.end()  # what can't be written is remembered, and nothing raises before the end
    assert isinstance(recorder.files.failure, OSError)
