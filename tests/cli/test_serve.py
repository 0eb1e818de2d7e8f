"""`smooth-page` and `smooth-page serve`, as processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from smooth_page.cli import main


def serve(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A `serve` that is expected to end by itself."""
    command = [sys.executable, "-m", "smooth_page.cli", "serve", *words]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, timeout=60)


@pytest.mark.parametrize(("words", "status"), [(["--version"], 0), (["--help"], 0), ([], 2), (["fly"], 2)])
def test_calls(words: list[str], status: int) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == status


def test_without_chromium_one_line_says_how_to_get_it() -> None:
    done = serve("--port", "0", SMOOTH_CHROMIUM="", PATH="/nowhere")
    assert done.returncode == 1
    assert "apt-get install chromium" in done.stderr
    assert done.stderr.strip().count("\n") == 0


def test_a_path_that_is_no_program() -> None:
    done = serve("--port", "0", SMOOTH_CHROMIUM="/nowhere/chromium")
    assert (done.returncode, done.stderr) == (
        1,
        "SMOOTH_CHROMIUM names /nowhere/chromium, which is not an executable file\n",
    )


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = serve("--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "can't listen" in done.stderr
