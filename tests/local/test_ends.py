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


@pytest.fixture
def own_engine() -> Iterator[EngineProcess]:
    started = EngineProcess()
    yield started
    started.stop()


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


def test_a_crashed_page_is_told_at_once(engine: EngineProcess) -> None:
    with engine.create() as session:
        waiting = session.send("evaluate_js", {"js": "new Promise(() => {})"})
        session.send("goto", {"url": "chrome://crash"})
        assert session.answer(waiting) == {"code": 500, "output": "The page crashed"}
        until(lambda: session.poll(session.event_t).status_code == 200)
        assert session.poll().json()["r"]["status"] == "failed"
    with engine.create() as session:
        assert session.js("1") == 1


def test_a_killed_browser_fails_its_sessions_and_is_started_again(own_engine: EngineProcess) -> None:
    sessions = [own_engine.create() for _ in range(2)]
    waiting = [session.send("evaluate_js", {"js": "new Promise(() => {})"}) for session in sessions]
    for session in sessions:
        session.js("1")
    os.kill(browser_of(own_engine.process.pid), signal.SIGKILL)
    for session, event in zip(sessions, waiting, strict=True):
        task = session.poll(session.event_t).json()["r"]
        found = [item for item in task["events"] if item["id"] == event]
        assert found[0]["payload"] == {"code": 500, "output": "The browser closed"}
        until(lambda session=session: session.poll().json()["r"]["status"] == "failed")
        assert session.poll().json()["r"]["output"] == "The browser closed"
    with own_engine.create() as session:
        assert session.js("1") == 1


def test_idle_sessions_are_ended() -> None:
    engine = EngineProcess("--idle-timeout", "0.5")
    try:
        session = engine.create()
        session.js("1")
        held = session.poll(session.event_t)
        assert (held.status_code, held.json()["r"]["status"]) == (200, "cancelled")
        assert "idle" in held.json()["r"]["output"]
    finally:
        engine.stop()


def test_control_c_ends_the_server_and_its_browser() -> None:
    engine = EngineProcess()
    session = engine.create()
    session.js("1")
    below = children(engine.process.pid)
    engine.process.send_signal(signal.SIGINT)
    assert engine.process.wait(20) is not None
    until(lambda: not any(map(alive, below)))
    engine.http.close()


STUCK = textwrap.dedent(
    """
    from smooth_page.local import server
    from smooth_page.local.plain_agent import PlainAgent
    from smooth_page.local.session import Options

    class Stuck(PlainAgent):
        async def extract(self, tab, schema, prompt):
            print("stuck", flush=True)
            while True: pass

    server.STOP_SECONDS = 1
    listener = server.bind("127.0.0.1", 0)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}/api/v1/task", flush=True)
    server.run(server.serve(listener, Stuck(), "key", Options(), ends_with_stdin=True))
    """
)


@pytest.mark.parametrize("how", ["signal", "stdin"])
def test_an_engine_that_is_stuck_ends_all_the_same(how: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STUCK], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        task = httpx.post(address, json={"task": None}, headers={"apikey": "key"}, timeout=60).json()["r"]["id"]
        event = {"id": "1", "name": "browser_action", "payload": {"name": "extract", "input": {"schema": {}}}}
        httpx.post(f"{address}/{task}/event", json=event, headers={"apikey": "key"}, timeout=60)
        assert process.stdout.readline() == "stuck\n"
        below = children(process.pid)
        if how == "signal":
            process.terminate()
        else:
            process.stdin.close()
        process.wait(20)
        until(lambda: not any(map(alive, below)))


@pytest.mark.parametrize("rest", ["", "browser.new_page()"])
def test_a_short_program_leaves_without_a_word(rest: str) -> None:
    script = f"""
from smooth_page.sync_api import sync_playwright
with sync_playwright() as p:
    browser = p.chromium.launch()
    {rest}
    browser.close()
"""
    environment = {name: value for name, value in os.environ.items() if name != "SMOOTH_PAGE_ENGINE"}
    environment |= {"DEBUG": "*", "PWDEBUG": "1", "NODE_OPTIONS": "--trace-warnings", "PYTHONASYNCIODEBUG": "1"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


PARENT = textwrap.dedent(
    """
    import os, signal, subprocess, sys, time
    import httpx
    signal.signal(signal.SIGINT, signal.default_int_handler)  # background jobs begin with it ignored
    from smooth_page.local.embedded import ensure_engine

    base_url, key = ensure_engine()
    assert ensure_engine() == (base_url, key)
    again = "from smooth_page.local.embedded import ensure_engine; print(ensure_engine()[0])"
    told = subprocess.run([sys.executable, "-c", again], capture_output=True, text=True).stdout.strip()
    assert told == base_url, told
    session = httpx.post(f"{base_url}/task", json={"task": None}, headers={"apikey": key}).json()["r"]
    event = {"name": "browser_action", "payload": {"name": "evaluate_js", "input": {"js": "1"}}, "id": "e"}
    httpx.post(f"{base_url}/task/{session['id']}/event", json=event, headers={"apikey": key})
    httpx.get(f"{base_url}/task/{session['id']}?event_t=0", headers={"apikey": key}, timeout=40)
    print("ready", flush=True)
    if "stay" in sys.argv:
        time.sleep(60)
    """
)


def start_parent(*words: str) -> tuple[subprocess.Popen[str], list[int]]:
    environment = {name: value for name, value in os.environ.items() if name != "SMOOTH_PAGE_ENGINE"}
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *words], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    return parent, children(parent.pid)


def test_the_embedded_engine_ends_with_its_program() -> None:
    parent, below = start_parent()
    assert parent.wait(20) == 0
    until(lambda: not any(map(alive, below)))


def test_the_embedded_engine_ends_when_its_program_is_killed() -> None:
    parent, below = start_parent("stay")
    assert len(below) > 3
    parent.kill()
    parent.wait()
    until(lambda: not any(map(alive, below)))


def test_control_c_is_the_program_s() -> None:
    parent, below = start_parent("stay")
    groups = {os.getpgid(pid) for pid in below}
    assert os.getpgid(parent.pid) not in groups
    parent.send_signal(signal.SIGINT)
    parent.wait(20)
    until(lambda: not any(map(alive, below)))
