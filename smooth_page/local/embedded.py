"""The engine that is started for those who have no key: once per process tree, ended with it."""

from __future__ import annotations

import atexit
import json
import os
import secrets
import subprocess
import sys
import threading

from smooth_page import zero_edit
from smooth_page.local.chromium import why_no_chromium

# How a process tells its children which engine to use: "<base url> <key>".
VARIABLE = "SMOOTH_PAGE_ENGINE"
START_SECONDS = 60.0

_lock = threading.Lock()
_process: subprocess.Popen[bytes] | None = None


class EngineStartError(Exception):
    """The embedded engine did not start; the text says why."""


def ensure_engine() -> tuple[str, str]:
    """Base URL and key of this process tree's engine, started when there is none. Raises EngineStartError."""
    with _lock:
        told = os.environ.get(VARIABLE)
        if told and (_process is None or _process.poll() is None):
            base_url, _, key = told.partition(" ")
            return base_url, key
        return _start()


def _start() -> tuple[str, str]:
    global _process
    missing = why_no_chromium()
    if missing:
        raise EngineStartError(missing)
    key = secrets.token_urlsafe(24)
    environment = {**os.environ, "SMOOTH_PAGE_ENGINE_KEY": key}
    environment.pop(VARIABLE, None)
    zero_edit.leave(environment)  # the engine is what drives Playwright itself
    _process = subprocess.Popen(
        [sys.executable, "-m", "smooth_page.local"],
        stdin=subprocess.PIPE,  # its end tells the engine that this process is gone, even if it was killed
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,  # Ctrl-C is for the user's program, which closes its sessions first
    )
    atexit.register(stop_engine)
    base_url = _read_address(_process)
    os.environ[VARIABLE] = f"{base_url} {key}"
    return base_url, key


def _read_address(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    watchdog = threading.Timer(START_SECONDS, process.kill)
    watchdog.start()
    try:
        line = process.stdout.readline()
    finally:
        watchdog.cancel()
    if not line:
        raise EngineStartError(
            f"The embedded engine did not start (exit status {process.wait()}). Its extra may be missing: "
            "pip install 'smooth-page[local]'"
        )
    return str(json.loads(line)["base_url"])


def stop_engine() -> None:
    """Ends the engine that this process started, if it did."""
    global _process
    with _lock:
        if _process is None:
            return
        process, _process = _process, None
        os.environ.pop(VARIABLE, None)
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
