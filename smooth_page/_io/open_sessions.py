"""Sessions cost money: whatever is still open when the interpreter ends is ended then."""

from __future__ import annotations

import atexit
import logging
import os
import signal
import threading
from types import FrameType
from urllib.parse import urlsplit

import httpx

from smooth_page._io.endpoint import is_loopback

log = logging.getLogger("smooth_page")

SECONDS = 5.0

_lock = threading.Lock()
_open: dict[str, tuple[str, str]] = {}  # address of the task -> (id, key)
_at_exit = False


def prepare() -> None:
    """Registers for the ways in which a process ends; called where a session is about to be created.

    SIGINT is an exception in Python; SIGTERM and SIGHUP are made one.
    """
    global _at_exit
    if not _at_exit:
        _at_exit = True
        atexit.register(end_all)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_forget)
    if threading.current_thread() is not threading.main_thread():
        return  # signals are for the main thread; it may open a session later
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _exit)


def opened(address: str, task_id: str, api_key: str) -> None:
    """A session was created; `address` is its URL."""
    with _lock:
        _open[address] = (task_id, api_key)


def closed(address: str) -> None:
    """A session is known to be over."""
    with _lock:
        _open.pop(address, None)


def end_all() -> None:
    """Ends every session that is still open, side by side."""
    with _lock:
        left = list(_open.items())
        _open.clear()
    if not left:
        return
    # Not by an executor: none can be had any longer when the interpreter ends.
    threads = [threading.Thread(target=_end, args=(address, *facts), daemon=True) for address, facts in left]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _end(address: str, task_id: str, api_key: str) -> None:
    own = is_loopback(urlsplit(address).hostname or "")
    try:
        answer = httpx.delete(address, headers={"apikey": api_key}, timeout=SECONDS, trust_env=not own)
    except httpx.HTTPError as error:
        log.warning("session %s could not be ended: %s", task_id, type(error).__name__)
        return
    if not answer.is_success and answer.status_code != 404:
        log.warning("session %s could not be ended: %s", task_id, answer.status_code)


def _forget() -> None:
    """The sessions are the parent's: a child that ends must not end them."""
    global _lock
    _lock = threading.Lock()  # the parent's may have been held by another thread
    _open.clear()


def _exit(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
