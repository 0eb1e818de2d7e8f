"""Whether a person can answer at a terminal."""

from __future__ import annotations

import os
import pty

import pytest

from smooth_page._io import terminal


def test_a_process_in_the_background_of_a_terminal_has_no_person(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(terminal, "_PATH", os.ttyname(theirs))
    assert not terminal.at_a_terminal()  # it does not control this process
    for group, is_there in ((os.getpgrp(), True), (os.getpgrp() + 1, False)):
        monkeypatch.setattr(os, "tcgetpgrp", lambda _, group=group: group)
        assert terminal.at_a_terminal() is is_there
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    monkeypatch.setenv("CI", "1")
    assert not terminal.at_a_terminal()
    monkeypatch.delenv("CI")
    monkeypatch.setattr(terminal, "_PATH", "/nowhere")
    assert not terminal.at_a_terminal()
    os.close(ours)
    os.close(theirs)
