"""How sessions and engines end, and that nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import httpx
import pytest

from tests.local.engine_process import EngineProcess, Session, until
from tests.processes import alive, browser_of, children


def test_close_answers_and_the_session_is_done(session: Session) -> None:
    pending = session.send("evaluate_js", {"js": "new Promise(() => {})"})
    assert session.do("close") is True
    until(lambda: session.poll(session.event_t).status_code == 200)
    task = session.poll(0).json()["r"]
    assert task["status"] == "done"
    assert next(event for event in task["events"] if event["id"] == pending)["payload"]["code"] == 500
    refused = session.post("browser_action", {"name": "goto", "input": {"url": "about:blank"}})
    assert (refused.status_code, refused.json()) == (400, {"detail": "The session is closed (done)"})
    assert session.engine.http.delete(session.url).status_code == 404


def test_delete_ends_at_once(session: Session) -> None:
    session.send("evaluate_js", {"js": "while (true) {}"})
    assert session.engine.http.delete(session.url).json()["r"]["status"] == "cancelled"
    assert session.poll(0).status_code == 200


def test_close_is_declined_while_a_task_runs(session: Session) -> None:
    task = session.send("run_task", {"task": "Wait for 30 seconds"})
    assert session.act("close")["output"]["output"] is False
    assert session.js("1") == 1
    session.engine.http.delete(session.url)
    events = session.poll(0).json()["r"]["events"]
    assert next(event for event in events if event["id"] == task)["payload"]["code"] == 500


def test_a_crashed_page_is_noticed_at_once(engine: EngineProcess) -> None:
    with engine.create() as session:
        waiting = session.send("evaluate_js", {"js": "new Promise(() => {})"})
        session.send("goto", {"url": "chrome://crash"})
        assert session.answer(waiting) == {"code": 500, "output": "The page crashed"}
        until(lambda: session.poll(session.event_t).status_code == 200)
        assert session.poll().json()["r"]["status"] == "failed"
    with engine.create() as session:
        assert session.js("1") == 1


def test_an_engine_from_its_start_to_its_end() -> None:
    """One whose browser is killed and whose sessions soon end, until Ctrl-C ends it."""
    engine = EngineProcess("--idle-timeout", "1")
    try:
        a_killed_browser_fails_its_sessions_and_is_started_again(engine)
        idle_sessions_are_ended(engine)
        control_c_ends_the_server_and_its_browser(engine)
    finally:
        engine.stop()


def a_killed_browser_fails_its_sessions_and_is_started_again(engine: EngineProcess) -> None:
    sessions, waiting = [], []
    for _ in range(2):
        sessions.append(engine.create())
        waiting.append(sessions[-1].send("evaluate_js", {"js": "new Promise(() => {})"}))
    for session in sessions:
        session.js("1")
    os.kill(browser_of(engine.process.pid), signal.SIGKILL)
    for session, event in zip(sessions, waiting, strict=True):
        task = session.poll(session.event_t).json()["r"]
        found = [item for item in task["events"] if item["id"] == event]
        assert found[0]["payload"] == {"code": 500, "output": "The browser closed"}
        until(lambda session=session: session.poll().json()["r"]["status"] == "failed")
        assert session.poll().json()["r"]["output"] == "The browser closed"
    with engine.create() as session:
        assert session.js("1") == 1


def idle_sessions_are_ended(engine: EngineProcess) -> None:
    session = engine.create()
    session.js("1")
    held = session.poll(session.event_t)
    assert (held.status_code, held.json()["r"]["status"]) == (200, "cancelled")
    assert "idle" in held.json()["r"]["output"]


def control_c_ends_the_server_and_its_browser(engine: EngineProcess) -> None:
    engine.create().js("1")
    below = children(engine.process.pid)
    assert browser_of(engine.process.pid) in below
    engine.process.send_signal(signal.SIGINT)
    assert engine.process.wait(20) == 0
    until(lambda: not any(map(alive, below)))


STUCK = textwrap.dedent(
    """
    import sys, threading
    from smooth_page.local import server
    from smooth_page.local.plain_agent import PlainAgent
    from smooth_page.local.session import Options

    def be_stuck():
        print("stuck", flush=True)
        threading.Event().wait()

    class Stuck(PlainAgent):
        async def extract(self, tab, schema, prompt):
            be_stuck()

    server.STOP_SECONDS = 1
    listener = server.bind("127.0.0.1", 0)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}/api/v1/task", flush=True)
    ready = be_stuck if "at once" in sys.argv else lambda: None
    server.run(server.serve(listener, Stuck(), "key", Options(), ends_with_stdin=True, ready=ready))
    """
)


@pytest.fixture
def stuck(request: pytest.FixtureRequest) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """An engine that is about to be stuck, and the address of its tasks."""
    with subprocess.Popen(
        [sys.executable, "-c", STUCK, *getattr(request, "param", [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()


def test_an_engine_that_is_stuck_ends_all_the_same(stuck: tuple[subprocess.Popen[str], str]) -> None:
    process, address = stuck
    assert process.stdout is not None
    task = httpx.post(address, json={"task": None}, headers={"apikey": "key"}, timeout=60).json()["r"]["id"]
    event = {"id": "1", "name": "browser_action", "payload": {"name": "extract", "input": {"schema": {}}}}
    httpx.post(f"{address}/{task}/event", json=event, headers={"apikey": "key"}, timeout=60)
    assert process.stdout.readline() == "stuck\n"
    below = children(process.pid)
    assert browser_of(process.pid) in below
    process.terminate()
    process.wait(20)
    until(lambda: not any(map(alive, below)))


@pytest.mark.parametrize("stuck", [["at once"]], indirect=True)
def test_one_whose_program_is_gone(stuck: tuple[subprocess.Popen[str], str]) -> None:
    process, _ = stuck
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "stuck\n"
    process.stdin.close()
    process.wait(20)


# -- embedded engines -------------------------------------------------------------------------------------------------


def start(script: str) -> subprocess.Popen[str]:
    """Starts a program that starts an engine of its own, as the first of a group of processes."""
    environment = {name: value for name, value in os.environ.items() if name != "SMOOTH_PAGE_ENGINE"}
    environment |= {"DEBUG": "*", "PWDEBUG": "1", "NODE_OPTIONS": "--trace-warnings", "PYTHONASYNCIODEBUG": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
        # What runs the tests may ignore SIGINT, as shells do in the background, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


SHORT = """
from smooth_page.sync_api import sync_playwright
with sync_playwright() as p:
    p.chromium.launch().close()
"""
INTERRUPTED = """
import time
from smooth_page.sync_api import sync_playwright
with sync_playwright() as p:
    page = p.chromium.launch().new_page()
    try:
        print(page.evaluate("1 + 1"), flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        print(page.evaluate("2 + 2"))
"""


def test_a_short_program_leaves_without_a_word() -> None:
    program = start(SHORT)
    assert (*program.communicate(timeout=60), program.returncode) == ("", "", 0)


def test_control_c_is_the_program_s() -> None:
    """It reaches all processes of the program's group. The engine goes on, and ends with the program."""
    program = start(INTERRUPTED)
    assert program.stdout is not None
    assert program.stdout.readline() == "2\n"
    below = children(program.pid)
    assert browser_of(program.pid) in below
    os.killpg(program.pid, signal.SIGINT)
    said, errors = program.communicate(timeout=60)
    assert (said, program.returncode) == ("4\n", 0)
    assert [line for line in errors.splitlines() if " pw:api " not in line] == []
    until(lambda: not any(map(alive, below)))


PARENT = """
import subprocess, sys, time
from smooth_page.local.embedded import ensure_engine
base_url, key = ensure_engine()
assert ensure_engine() == (base_url, key)
again = "from smooth_page.local.embedded import ensure_engine; print(ensure_engine()[0])"
found = subprocess.run([sys.executable, "-c", again], capture_output=True, text=True).stdout.strip()
assert found == base_url, found
print(base_url, key, flush=True)
time.sleep(60)
"""


def test_the_embedded_engine_ends_when_its_program_is_killed() -> None:
    program = start(PARENT)
    assert program.stdout is not None
    base_url, key = program.stdout.readline().split()
    headers = {"apikey": key}
    task = httpx.post(f"{base_url}/task", json={"task": None}, headers=headers).json()["r"]["id"]
    event = {"name": "browser_action", "payload": {"name": "evaluate_js", "input": {"js": "1"}}, "id": "e"}
    httpx.post(f"{base_url}/task/{task}/event", json=event, headers=headers)
    assert httpx.get(f"{base_url}/task/{task}?event_t=0", headers=headers, timeout=40).json()["r"]["events"]
    below = children(program.pid)
    assert browser_of(program.pid) in below
    program.kill()
    program.communicate()
    until(lambda: not any(map(alive, below)))
