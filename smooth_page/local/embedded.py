"""Starts the engine that is used without an API key: once per process tree, and ended with it."""

from __future__ import annotations

import atexit
import json
import os
import re
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass

from smooth_page import zero_edit
from smooth_page._shared.options.headed import WINDOWS
from smooth_page.local.chromium import find_chromium, version_of, why_no_chromium

# Names the engine that child processes are to use: "<base url> <key>".
VARIABLE = "SMOOTH_PAGE_ENGINE"
START_SECONDS = 60.0
NOT_FOR_ENGINE = re.compile(
    rf"{VARIABLE}|DEBUG(_\w+)?|PWDEBUG\w*|PW_\w+|PLAYWRIGHT_(?!NODEJS_PATH|BROWSERS_PATH)\w+|NODE_OPTIONS|NODE_DEBUG\w*"
    r"|PYTHON(ASYNCIODEBUG|DEVMODE|WARNINGS|INSPECT|VERBOSE|TRACEMALLOC|PROFILEIMPORTTIME|OPTIMIZE|BREAKPOINT)"
)

_lock = threading.Lock()


@dataclass(frozen=True)
class _Engine:
    process: subprocess.Popen[bytes]
    base_url: str
    key: str
    starter: int  # the process that started it: a forked child has the same table


# The engines that this process has started, by their browsers' arguments and executables; "": the one that is found.
_engines: dict[tuple[tuple[str, ...], str], _Engine] = {}
_SHARED = ((), "")


class EngineStartError(Exception):
    """The embedded engine did not start; the text says why."""


def ensure_engine(browser_args: tuple[str, ...] = (), executable: str = "") -> tuple[str, str]:
    """Returns base URL and key of an engine whose browser has these arguments; starts it if necessary.

    The engine without arguments is shared by the whole process tree. Raises EngineStartError, also for an `executable`
    that is not a browser.
    """
    kind = (browser_args, _executable(executable))
    with _lock:
        started = _engines.get(kind)
        if started is not None and started.process.poll() is None:
            return started.base_url, started.key
        shared = os.environ.get(VARIABLE) if started is None and kind == _SHARED else None
        if shared:
            base_url, _, key = shared.partition(" ")
            return base_url, key
        engine = _engines[kind] = _start(*kind)
        if kind == _SHARED:
            os.environ[VARIABLE] = f"{engine.base_url} {engine.key}"
        return engine.base_url, engine.key


def _executable(path: str) -> str:
    """Returns the path if it is that of another browser than the one that is found, else ""."""
    if not path:
        return ""
    if not os.path.exists(path):
        raise EngineStartError(f"Failed to launch chromium because executable doesn't exist at {path}")
    if version_of(path) is None:
        raise EngineStartError(f"Failed to launch chromium because {path} does not start, or reports no version")
    return "" if os.path.realpath(path) == os.path.realpath(find_chromium() or "") else path


def _start(browser_args: tuple[str, ...], executable: str) -> _Engine:
    missing = None if executable else why_no_chromium(headless=WINDOWS not in browser_args)
    if missing:
        raise EngineStartError(missing)
    key = secrets.token_urlsafe(24)
    process = subprocess.Popen(
        [sys.executable, "-m", "smooth_page.local", *browser_args],
        stdin=subprocess.PIPE,  # the engine ends when it closes, even if this process was killed
        stdout=subprocess.PIPE,
        env=_environment(key) | ({"SMOOTH_CHROMIUM": executable} if executable else {}),
        start_new_session=True,  # Ctrl-C is for the user's program, which closes its sessions first
    )
    if not _engines:
        atexit.register(stop_engine)
    return _Engine(process, _read_address(process), key, os.getpid())


def _environment(key: str) -> dict[str, str]:
    """Returns the environment without variables for the user's program and its tools: they could disturb the engine."""
    environment = {name: value for name, value in os.environ.items() if not NOT_FOR_ENGINE.fullmatch(name)}
    zero_edit.leave(environment)  # the engine is what drives Playwright itself
    return {**environment, "SMOOTH_PAGE_ENGINE_KEY": key}


def engines_browser() -> str:
    """Returns the path of the browser that an engine of this process starts; "" if none is installed."""
    return find_chromium() or ""


def engines_browser_version() -> str | None:
    """Returns its version; None if none is installed, or it does not start."""
    path = engines_browser()
    return version_of(path) if path else None


def ends_with_us(base_url: str) -> bool:
    """Returns whether this process has started that engine, which then ends with it."""
    return any(engine.base_url == base_url and engine.starter == os.getpid() for engine in _engines.values())


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
    """Ends the engines that this process has started."""
    with _lock:
        ended = list(_engines.values())
        if _SHARED in _engines:
            os.environ.pop(VARIABLE, None)
        _engines.clear()
    for engine in ended:
        assert engine.process.stdin is not None
        engine.process.stdin.close()
    for engine in ended:
        _wait(engine.process)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
