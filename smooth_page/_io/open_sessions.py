"""Sessions cost money: those that are open when the process ends are ended too, however it ends."""

from __future__ import annotations

import atexit
import logging
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from urllib.parse import urlsplit

import httpx

from smooth_page._io import survivor
from smooth_page._io.endpoint import Endpoint, is_loopback

log = logging.getLogger("smooth_page")

SECONDS = 5.0
# Seconds that a signal which ends the process waits for a session that is being created: its id is not known before.
CREATION_SECONDS = 5.0

_lock = threading.RLock()  # a signal's handler may run in the middle of one of these functions
_open: dict[str, tuple[str, str]] = {}  # address of the task -> (id, key)
_creations: Counter[int] = Counter()  # by thread
_at_exit = False
_at_child_s_end = False
_ending_by: int | None = None  # a signal that waits for the end of a creation


def prepare() -> None:
    """Registers for the ways in which a process ends. Called when a session is about to be created."""
    global _at_exit
    if not _at_exit:
        _at_exit = True
        atexit.register(_leave)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_forget)
    _prepare_child()
    if threading.current_thread() is not threading.main_thread():
        return  # signals are for the main thread; it may open a session later
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _on_signal)


def _prepare_child() -> None:
    """Registers a finalizer, which children of multiprocessing run; they don't run atexit."""
    global _at_child_s_end
    process = sys.modules.get("multiprocessing.process")
    if _at_child_s_end or process is None or process.parent_process() is None:
        return
    from multiprocessing.util import Finalize

    _at_child_s_end = True
    Finalize(None, _leave, exitpriority=0)


@contextmanager
def creating() -> Iterator[None]:
    """Notes that this thread is creating a session."""
    thread = threading.get_ident()
    with _lock:
        _creations[thread] += 1
    try:
        yield
    finally:
        with _lock:
            _creations[thread] -= 1
            if not _creations[thread]:
                del _creations[thread]
        if _ending_by is not None and threading.current_thread() is threading.main_thread():
            _end_by(_ending_by)


def opened(address: str, task_id: str, endpoint: Endpoint) -> None:
    """Notes that a session was created; `address` is its URL."""
    with _lock:
        _open[address] = (task_id, endpoint.api_key)
    if not (endpoint.embedded and _engine_ends_with_us(endpoint.base_url)):
        survivor.note_open(address, endpoint.api_key)


def closed(address: str) -> None:
    """Notes that a session has ended."""
    with _lock:
        _open.pop(address, None)
    survivor.note_closed(address)


def end_all() -> None:
    """Ends all open sessions, concurrently."""
    with _lock:
        left = list(_open.items())
        _open.clear()
    # Plain threads: an executor can't be started while the interpreter shuts down.
    threads = [threading.Thread(target=_end, args=(address, *facts), daemon=True) for address, facts in left]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + SECONDS + 1
    for thread in threads:
        while thread.is_alive() and time.monotonic() < deadline:
            try:
                thread.join(max(0.0, deadline - time.monotonic()))
            except KeyboardInterrupt:  # pressed again: already ending
                continue


def _end(address: str, task_id: str, api_key: str) -> None:
    parts = urlsplit(address)
    own, tls = is_loopback(parts.hostname or ""), parts.scheme == "https"
    try:
        answer = httpx.delete(address, headers={"apikey": api_key}, timeout=SECONDS, trust_env=not own, verify=tls)
    except httpx.HTTPError as error:
        log.warning("session %s could not be ended: %s", task_id, type(error).__name__)
        return
    if answer.is_success or answer.status_code in (400, 404):
        survivor.note_closed(address)
    else:
        log.warning("session %s could not be ended: %s", task_id, answer.status_code)


def _leave() -> None:
    end_all()
    survivor.leave()


def _engine_ends_with_us(base_url: str) -> bool:
    from smooth_page.local.embedded import ends_with_us

    return ends_with_us(base_url)


def _forget() -> None:
    """Forgets the sessions in a forked child: they belong to the parent."""
    global _lock, _at_child_s_end, _ending_by
    _lock = threading.RLock()  # the parent's may have been held by another thread
    _open.clear()
    _creations.clear()
    _at_child_s_end, _ending_by = False, None
    survivor.forget()


# -- signals -------------------------------------------------------------------------------------------------------


def _on_signal(number: int, frame: FrameType | None) -> None:
    """Ends the sessions, then lets the signal do what it does without this package."""
    global _ending_by
    if _ending_by is None and _creations[threading.get_ident()]:
        # This thread's event loop is creating a session and has to go on until that is done.
        _ending_by = number
        again = threading.Timer(CREATION_SECONDS, os.kill, (os.getpid(), number))
        again.daemon = True
        again.start()
        return
    deadline = time.monotonic() + CREATION_SECONDS
    while _ending_by is None and _creations and time.monotonic() < deadline:
        time.sleep(0.02)
    _end_by(number)


def _end_by(number: int) -> None:
    try:
        end_all()
    finally:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
