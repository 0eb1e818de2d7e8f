"""A folder for what ends with the engine: uploaded extensions, and the profiles of browsers."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

# Waits until the engine has ended, however that came. Removes the folder several times, since a browser that is still
# ending may write there.
WATCH = 'while read -r _; do :; done; for _ in 1 2 3 4 5 6; do rm -rf -- "$1"; sleep 0.5; done'


class TemporaryFolder:
    """A folder that is made on first use. A small process removes it when the engine ends, even if that is killed."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._watcher: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def path(self) -> Path:
        """Returns the folder, which only its owner can read."""
        with self._lock:
            if self._path is None:
                self._path = Path(tempfile.mkdtemp(prefix="smooth-page-"))
                self._watcher = subprocess.Popen(
                    ["/bin/sh", "-c", WATCH, "smooth-page", str(self._path)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl-C is for the engine
                )
            return self._path

    def remove(self) -> None:
        """Removes the folder with everything in it."""
        path, watcher, self._path, self._watcher = self._path, self._watcher, None, None
        if path is not None and watcher is not None and watcher.stdin is not None:
            shutil.rmtree(path, ignore_errors=True)
            watcher.stdin.close()
            watcher.returncode = 0  # it ends by itself
