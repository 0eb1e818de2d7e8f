"""The reference's examples run against the engine: the vendor's SDK, the JavaScript example by Node, and curl."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hatch_build
from smooth_page._shared.service.extension_files import zipped
from tests.local.engine_process import KEY, EngineProcess, Session

EXAMPLES = Path(__file__).parent / "examples"
PUBLIC = "https://api.smooth.sh/api/v1"


def ran(command: list[str], text: str, cwd: Path) -> str:
    """What a program prints; its telemetry, which would leave this machine, is off."""
    environment = {**os.environ, "SMOOTH_TELEMETRY": "off"}
    done = subprocess.run(command, input=text, capture_output=True, text=True, env=environment, timeout=80, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def test_the_vendor_s_sdk(engine: EngineProcess, site: str, tmp_path: Path) -> None:
    script = (EXAMPLES / "sdk_example.py.txt").read_text()
    script = script.replace("YOUR_API_KEY", KEY).replace("https://example.com", site)
    script = script.replace("BASE_URL", engine.base_url.removesuffix("/v1"))
    printed = ran([sys.executable, "-"], script, tmp_path)
    assert "Login result: Done: filled the log-in form and sent it." in printed
    assert "Extracted: {'username': 'john_doe', 'email': 'test@example.com'}" in printed
    assert "Page title: Your profile" in printed


def test_the_vendor_s_sdk_with_an_extension(engine: EngineProcess, site: str, tmp_path: Path) -> None:
    (tmp_path / "extension.zip").write_bytes(zipped(EXAMPLES.parent / "extension"))
    script = (EXAMPLES / "sdk_extension.py.txt").read_text().replace("YOUR_API_KEY", KEY)
    script = script.replace("https://example.com", site).replace("BASE_URL", engine.base_url.removesuffix("/v1"))
    printed = ran([sys.executable, "-"], script, tmp_path)
    listed, extended, without = printed.splitlines()  # the engine has those of other tests, too
    assert "(True, 'extension.zip')" in listed
    assert extended == "Extended: True"
    assert "True" not in without


def test_the_reference_s_example_with_this_client(
    engine: EngineProcess, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMOOTH_BASE_URL", engine.base_url)
    script = (EXAMPLES / "sdk_example_with_url.py.txt").read_text().replace(', base_url="BASE_URL"', "")
    script = script.replace("from smooth import SmoothClient", "from smooth_page import SmoothClient")
    printed = ran(
        [sys.executable, "-"], script.replace("YOUR_API_KEY", KEY).replace("https://example.com", site), tmp_path
    )
    assert "Login result: Done: filled the log-in form and sent it." in printed
    assert "Extracted: {'username': 'john_doe', 'email': 'test@example.com'}" in printed
    assert "Page title: Your profile" in printed


@pytest.mark.parametrize("kind", ["engine", "plain_engine"])
def test_the_javascript_example(site: str, tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> None:
    engine: EngineProcess = request.getfixturevalue(kind)
    script = (EXAMPLES / "complete_example.js").read_text()
    script = script.replace(PUBLIC, engine.base_url).replace("YOUR_API_KEY", KEY)
    script = script.replace("https://example.com", site)
    printed = ran([*hatch_build.node_commands()[0], "-"], script, tmp_path)
    said = ["Creating session...", "Navigation complete", "Login complete:", "Extracted data:", "Session closed"]
    assert [line for line in said if line not in printed] == []
    assert "username: 'john_doe'" in printed
    assert "accountType: null" in printed


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_curl_calls(plain_engine: EngineProcess, site: str, tmp_path: Path) -> None:
    calls = (EXAMPLES / "curl_calls.sh").read_text().strip().split("\n\n")
    first, *rest = (call.replace(PUBLIC, plain_engine.base_url).replace("YOUR_API_KEY", KEY) for call in calls)
    created = json.loads(curled(first.replace("https://example.com", site), tmp_path))["r"]
    session = Session(plain_engine, created)
    events = []
    for call in rest:
        here = call.replace("task_abc123", created["id"]).replace("https://example.com", site)
        answer = json.loads(curled(here, tmp_path))["r"]
        if "/event" in call:
            events.append(answer["id"])
            if "evt_close" not in call:
                session.answer(answer["id"])
    assert events == ["evt_goto_001", "evt_login_001", "evt_extract_001", "evt_js_001", "evt_close_001"]
    found = {event["id"]: event["payload"] for event in session.poll(0).json()["r"]["events"]}
    profile = {"username": "john_doe", "email": "test@example.com", "plan": "Pro"}
    assert found["evt_js_001"] == {"code": 200, "output": "Your profile"}
    assert found["evt_extract_001"] == {"code": 200, "output": profile}


def curled(call: str, cwd: Path) -> str:
    done = subprocess.run(["sh", "-c", call], capture_output=True, text=True, timeout=40, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout
