"""A small process that ends this process's sessions when it can't: because it was killed, for example.

It is started with the first session, learns of each session through a pipe, and acts when the pipe closes. See
end_sessions.py.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

log = logging.getLogger("smooth_page")

PROGRAM = Path(__file__).with_name("end_sessions.py")
# The environment variables that it needs. It gets no others, since they may contain secrets.
KEPT = ("path", "systemroot", "temp", "tmp", "ld_library_path", "dyld_library_path", "ssl_cert_file", "ssl_cert_dir")
SECONDS = 1.0

_lock = threading.RLock()
_open: dict[str, str] = {}  # address -> key
_process: subprocess.Popen[bytes] | None = None


def note_open(address: str, api_key: str) -> None:
    """Reports an open session."""
    with _lock:
        _open[address] = api_key
        if _process is None:
            _start()
        else:
            _tell(f"+ {address} {api_key}\n")


def note_closed(address: str) -> None:
    """Reports the end of a session."""
    with _lock:
        if _open.pop(address, None) is not None:
            _tell(f"- {address}\n")


def leave() -> None:
    """Closes the pipe: the other process ends the remaining sessions, then itself."""
    global _process
    with _lock:
        process, _process = _process, None
        if process is None or process.stdin is None:
            return
        process.stdin.close()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.returncode = 0  # it goes on alone


def forget() -> None:
    """Forgets them in a forked child: the process and the sessions belong to the parent."""
    global _lock, _process
    _lock = threading.RLock()
    _open.clear()
    if _process is not None and _process.stdin is not None:
        os.close(_process.stdin.fileno())  # else the end of the parent would not be seen
        _process.stdin = None
        _process.returncode = 0
    _process = None


def _start() -> None:
    global _process
    if not _is_python():
        return
    environment = {name: value for name, value in os.environ.items() if _is_kept(name.lower())}
    command = [sys.executable, "-I", "-S", str(PROGRAM), *_certificates()]
    try:
        _process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env=environment,
            cwd=PROGRAM.anchor,
            start_new_session=True,  # signals of the terminal are not for it
        )
    except OSError as error:
        log.debug("sessions will stay open if this process is killed: %s", error)
        return
    _tell("".join(f"+ {address} {key}\n" for address, key in _open.items()))


def _certificates() -> list[str]:
    """Returns the path of the certificates that httpx trusts, as the arguments of end_sessions.py."""
    try:
        import certifi
    except ImportError:
        return []
    return [certifi.where()]


def _is_python() -> bool:
    """Returns whether this interpreter can run a file; a program frozen into one executable can't."""
    return not getattr(sys, "frozen", False) and Path(sys.executable or "").name.startswith(("python", "pypy"))


def _is_kept(name: str) -> bool:
    return name in KEPT or name.endswith("_proxy")


def _tell(text: str) -> None:
    global _process
    if _process is None or _process.stdin is None:
        return
    try:
        _process.stdin.write(text.encode())
    except OSError:  # it is gone; the next session starts another
        _process.stdin = None
        _process.poll()
        _process = None
