"""Sessions cost money: whatever is still open when the interpreter ends is ended then."""

from __future__ import annotations

import atexit
import logging
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

import httpx

log = logging.getLogger("smooth_page")

SECONDS = 5.0

_lock = threading.Lock()
_open: dict[str, tuple[str, str]] = {}  # address of the task -> (id, key)
_prepared = False


def opened(address: str, task_id: str, api_key: str) -> None:
    """A session was created; `address` is its URL."""
    with _lock:
        _open[address] = (task_id, api_key)
    _prepare()


def closed(address: str) -> None:
    """A session is known to be over."""
    with _lock:
        _open.pop(address, None)


def end_all() -> None:
    """Ends every session that is still open, side by side."""
    with _lock:
        left = list(_open.items())
        _open.clear()
    if left:
        with ThreadPoolExecutor(min(len(left), 8)) as pool:
            list(pool.map(lambda item: _end(item[0], *item[1]), left))


def _end(address: str, task_id: str, api_key: str) -> None:
    try:
        httpx.delete(address, headers={"apikey": api_key}, timeout=SECONDS)
    except httpx.HTTPError as error:
        log.warning("session %s could not be ended: %s", task_id, type(error).__name__)


def _prepare() -> None:
    """Registers for the ways in which a process ends. SIGINT is an exception in Python; SIGTERM is made one."""
    global _prepared
    if _prepared:
        return
    _prepared = True
    atexit.register(end_all)
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _exit)


def _exit(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
