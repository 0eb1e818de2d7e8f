"""The waits of the sync API, when Ctrl-C comes at any of their moments."""

from __future__ import annotations

import dis
import sys
import threading
from collections.abc import Callable
from functools import cache
from types import CodeType, FrameType
from typing import Any

import pytest

from smooth_page._io.synchronous import Mailbox, Shared, Signal

# Python calls the handlers of signals after instructions of these kinds only.
CHECKED = ("CALL", "RESUME", "JUMP_BACKWARD", "JUMP_ABSOLUTE")


@cache
def checked(code: CodeType) -> set[int]:
    """The places of these instructions."""
    return {each.offset for each in dis.get_instructions(code) if each.opname.startswith(CHECKED)}


def interrupted(call: Callable[[], object], moment: int) -> bool:
    """Makes a call, with a KeyboardInterrupt at one of its moments. Returns whether it has that many."""
    left = moment
    last: dict[FrameType, int] = {}

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        frame.f_trace_opcodes = True
        if event == "opcode":
            left -= last.get(frame) in checked(frame.f_code)
            last[frame] = frame.f_lasti
            if left == 0:
                left = -1
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def in_other_thread(call: Callable[[], object]) -> None:
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()


def of_signal(moment: int) -> bool:
    signal = Signal()
    was = interrupted(signal.give, moment) or interrupted(lambda: signal.wait(0), moment)
    in_other_thread(signal.give)
    assert signal.wait(10)
    return was


def of_mailbox(moment: int) -> bool:
    box: Mailbox[int] = Mailbox()
    was = interrupted(lambda: box.arrived(0), moment)
    in_other_thread(lambda: box.put(1))
    was = interrupted(lambda: box.arrived(0), moment) or was
    assert box.arrived(10)
    assert box.take() == 1
    return was


def of_shared(moment: int) -> bool:
    """The interrupted caller still waits for the end of the call, which is made once."""
    made: list[int] = []
    shared = Shared(lambda: made.append(1) or len(made))  # type: ignore[func-returns-value]
    was = interrupted(lambda: shared.result(10), moment)
    in_other_thread(lambda: shared.result(10))
    assert shared.result(10) == 1
    return was


@pytest.mark.parametrize("work", [of_signal, of_mailbox, of_shared])
def test_work_on_after_an_interrupt_at_any_moment(work: Callable[[int], bool]) -> None:
    moment = 1
    while work(moment):
        moment += 1
    assert moment > 5
