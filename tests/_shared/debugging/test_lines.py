"""Lines of Python that a person enters during `page.pause()`."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from smooth_page._shared.debugging.lines import PausedCode, shown_error
from smooth_page._shared.debugging.user_frames import users_frame

ANSWER = 40


def paused() -> PausedCode:
    number = 2
    frame = inspect.currentframe()
    assert frame is not None
    assert number
    return PausedCode(frame, "the page")


def test_lines_see_the_variables_and_keep_their_own() -> None:
    code = paused()
    assert code.place.startswith(f"{__file__}:")
    assert code.run("page, number + ANSWER") == ("the page", 42)
    assert code.run("number = 3") is None
    assert code.run("import math; more = [number * it for it in range(2)]") is None
    assert code.run("more[-1] + math.floor(1.5)") == 4


async def test_lines_may_await() -> None:
    code = paused()

    async def answer() -> int:
        return 42

    code.run("later = None")
    code._names["answer"] = answer
    value: Any = code.run("await answer()")
    assert await value == 42


def test_errors_are_shown_as_python_shows_them() -> None:
    code = paused()
    for line, shown in (
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("nothing", "NameError: name 'nothing' is not defined"),
    ):
        with pytest.raises(Exception) as raised:  # noqa: PT011 -- which one, the text says
            code.run(line)
        assert shown_error(raised.value) == shown
    with pytest.raises(SyntaxError) as invalid:
        code.run("a b")
    assert shown_error(invalid.value).endswith("SyntaxError: invalid syntax")


def test_the_frame_is_the_users_own() -> None:
    frame, above = (lambda: users_frame())()
    assert (frame.f_code.co_name, above) == ("test_the_frame_is_the_users_own", 1)
