"""The REST API's models: what is unknown does no harm, what is wrong is said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from smooth_page._async.service.polling import read_task
from smooth_page._protocol.outputs import ActionResult, read_output
from smooth_page._protocol.task import CreateTask, Task
from smooth_page.errors import SmoothApiError

# The reference's answer of a poll.
POLLED = json.loads("""
{"id": "task_abc123", "status": "running", "events": [{
  "id": "evt_extract_001", "name": "browser_action", "timestamp": 1699999999999,
  "payload": {"code": 200, "output": {"username": "john_doe", "email": "john@example.com", "plan": "Pro"}}}]}
""")


def test_the_references_answer() -> None:
    task = read_task(POLLED)
    assert (task.id, task.status, task.over, task.live_url) == ("task_abc123", "running", False, None)
    assert task.events is not None
    (event,) = task.events
    assert (event.id, event.timestamp, event.payload.code) == ("evt_extract_001", 1699999999999, 200)
    assert event.payload.output == {"username": "john_doe", "email": "john@example.com", "plan": "Pro"}


def test_unknown_fields_do_no_harm() -> None:
    event = {"id": None, "payload": ["odd"], "name": None, "more": 1}
    task = read_task({"id": "t", "status": "waiting", "new": {"a": 1}, "events": [event, {}]})
    assert not task.over
    assert [item.payload.code for item in task.events or []] == [None, None]


@pytest.mark.parametrize("status", ["done", "failed", "cancelled", "a new way to end"])
def test_all_but_waiting_and_running_is_an_end(status: str) -> None:
    assert Task(id="t", status=status).over


@pytest.mark.parametrize(
    ("answer", "where"),
    [
        (None, "r: "),
        ([], "r: "),
        ({"status": "running"}, "id: "),
        ({"id": "t", "status": None}, "status: "),
        ({"id": "t", "status": "running", "events": "none"}, "events: "),
    ],
)
def test_wrong_types_are_clear_errors(answer: Any, where: str) -> None:
    with pytest.raises(SmoothApiError) as caught:
        read_task(answer)
    assert caught.value.message.startswith(f"The service's answer is not a task: {where}")


def test_a_creation_sends_what_was_given() -> None:
    assert CreateTask().body() == {"task": None, "device": "desktop"}
    assert CreateTask(use_stealth=False, max_steps=2).body() == {
        "task": None, "device": "desktop", "use_stealth": False, "max_steps": 2,
    }  # fmt: skip
    with pytest.raises(ValidationError):
        CreateTask(max_steps=1)
    with pytest.raises(ValidationError):
        CreateTask.model_validate({"no_such": 1})


@pytest.mark.parametrize(
    ("output", "result"),
    [
        (None, ActionResult(None)),
        ("text", ActionResult("text")),
        ({"a": 1}, ActionResult({"a": 1})),
        ({"output": 1}, ActionResult({"output": 1})),
        ({"output": 1, "duration": 2, "more": 3}, ActionResult({"output": 1, "duration": 2, "more": 3})),
        ({}, ActionResult({})),
        ({"output": {"a": 1}, "credits_used": 0.5, "duration": 2.5}, ActionResult({"a": 1}, 0.5, 2.5)),
        ({"output": None, "duration": 2.5}, ActionResult(None, None, 2.5)),
        ({"credits_used": 0}, ActionResult(None, 0, None)),
    ],
)
def test_outputs_come_raw_or_wrapped(output: Any, result: ActionResult[Any]) -> None:
    assert read_output(output) == result


def test_events_of_wrong_types_are_left_out() -> None:
    events = [
        {"id": "a", "payload": {"code": "many"}},
        None,
        {"id": 7},
        {"id": "b", "timestamp": float("inf")},
        {"id": "c"},
    ]
    task = read_task({"id": "t", "status": "running", "events": events})
    assert [event.id for event in task.events or []] == ["c"]
