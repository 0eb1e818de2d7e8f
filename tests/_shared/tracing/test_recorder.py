"""The recorder of a trace, without a page: events of the session, attachments, secrets, and folders that fail."""

from __future__ import annotations

import json
import secrets
import zipfile
from pathlib import Path
from typing import Any, cast

import pytest

from smooth_page._protocol.contract import SnapshotNews
from smooth_page._protocol.outputs import ActionRecord
from smooth_page._shared.network.har_log import Seen, SeenAnswer
from smooth_page._shared.service.redaction import Secrets
from smooth_page._shared.tracing.files import TraceFolder
from smooth_page._shared.tracing.options import ContextFacts, TraceOptions
from smooth_page._shared.tracing.recorder import Recorder, note_event
from smooth_page.errors import Error


def begun(folder: TraceFolder, name: str | None = None) -> Recorder:
    return Recorder(folder, name, TraceOptions(), ContextFacts(secrets=[Secrets("hunter22")]))


def record(action: str, credits: float | None = None) -> ActionRecord:
    return ActionRecord("s", action, "Page.ai", 200, 1.234, credits, "e")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def seen(url: str, **given: Any) -> Seen:
    headers = [{"name": "Cookie", "value": "session=hunter22"}]
    return Seen(
        **{
            "method": "POST",
            "url": url,
            "headers": headers,
            "posted": b"password=hunter22",
            "started": 0,
            "took": 1,
            "page": "",
            "failure": None,
            "answer": SeenAnswer(200, "OK", [{"name": "Content-Type", "value": "text/html"}], b"<b>hunter22</b>"),
            **given,
        }
    )


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
        _, before, log, event, answered, after = recorded
        (attachment,) = after["attachments"]
        answer = json.loads(archive.read(attachment.pop("file")))
    assert before["title"] == 'page.ai "sign in"'
    assert log["message"] == "run_task was answered with 200 after 1.23 s, 2.5 credits"
    assert (event["title"], event["parentId"]) == ('Session event "run_task"', before["callId"])
    assert event["params"] == {"event": "e", "session": "s", "code": 200, "credits": 2.5}
    assert event["startTime"] == before["startTime"]  # not before its call
    assert (answered["callId"], answered["annotations"]) == (event["callId"], after["annotations"])
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
    recorder.end()


def test_a_full_disk(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    recorder = begun(TraceFolder(tmp_path))
    present = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, present[1]))
    try:
        for number in range(100):  # what can't be written is remembered, and nothing raises before the end
            with recorder.call("Page.goto", {"url": "x" * 1_000, "number": number}):
                pass
        recorder.end()
        assert isinstance(recorder.files.failure, OSError)
        with pytest.raises(OSError, match="too large"):
            recorder.files.pack(tmp_path / "t.zip", {"more": secrets.token_bytes(50_000)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, present)
    assert not list(tmp_path.glob("*t.zip*"))  # whole, or not at all
    recorder.pack(tmp_path / "t.zip")
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        assert 15 < archive.read("trace.trace").count(b"\n") < 40


def test_what_is_there_when_the_process_is_killed(tmp_path: Path) -> None:
    recorder = begun(TraceFolder(tmp_path), "killed")
    with recorder.call("Page.goto"):
        recorder.exchange(seen("http://a.test/"), "page@1", early=True)
        assert [line["type"] for line in lines(tmp_path / "killed.trace")] == ["context-options", "before"]
        (line,) = lines(tmp_path / "killed.network")
        assert line["snapshot"]["request"]["url"] == "http://a.test/"
    recorder.exchange(seen("http://a.test/"), "page@1")
    recorder.end()
    assert len(lines(tmp_path / "killed.network")) == 1  # with its body, in its place
    assert not (tmp_path / "killed.whole").exists()


def test_secrets_in_every_part_of_a_request(tmp_path: Path) -> None:
    recorder = begun(TraceFolder(tmp_path), "secret")
    recorder.exchange(seen("http://a.test/?key=hunter22"), "page@1")
    recorder.end()
    recorder.pack(tmp_path / "t.zip")
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        (entry,) = [json.loads(line)["snapshot"] for line in archive.read("trace.network").splitlines()]
        assert not any(b"hunter22" in archive.read(name) for name in archive.namelist())
        assert archive.read(entry["response"]["content"]["_file"]) == b"<b>***</b>"
        assert archive.read(entry["request"]["postData"]["_file"]) == b"password=***"
    assert entry["request"]["url"] == "http://a.test/?key=***"
    assert {"name": "Cookie", "value": "session=***"} in entry["request"]["headers"]


def snapshot(call: str, phase: str, frame: str, number: int) -> SnapshotNews:
    shown = {"frame": frame, "doc": "d", "number": number, "url": "", "doctype": "", "html": '["HTML"]', "cut": False}
    sizes = {"width": 1, "height": 1, "took": 0}
    news = {"kind": "snapshot", "seq": 1, "call": call, "phase": phase, "at": 0, "log": [], "frames": [shown | sizes]}
    return cast(SnapshotNews, news)


def test_snapshots_of_frames_that_answer_later(tmp_path: Path) -> None:
    recorder = begun(TraceFolder(tmp_path), "late")
    with recorder.call("Page.goto") as call:
        for number, phase in enumerate(("before", "after", "after")):  # the next document brings another one after it
            recorder.snapshot(snapshot(str(call.id), phase, "frame@1", number), "page@1")
            recorder.snapshot(snapshot(str(call.id), phase, "frame@1-inner", number), "page@1")
    recorder.snapshot(snapshot("call@1", "after", "frame@1-other", 0), "page@1")
    recorder.end()
    written = [line["snapshot"] for line in lines(tmp_path / "late.trace") if line["type"] == "frame-snapshot"]
    phases: dict[str, list[str]] = {}
    for each in written:
        phases.setdefault(each["frameId"], []).append(each["phase"])
    assert phases == {
        "frame@1": ["before", "between", "after"],
        "frame@1-inner": ["before", "between", "after"],
        "frame@1-other": ["after"],
    }
