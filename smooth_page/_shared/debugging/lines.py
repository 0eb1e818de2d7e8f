"""Single lines of Python that a person types, run where the script has paused."""

from __future__ import annotations

import ast
import traceback
from types import FrameType
from typing import Any


class PausedCode:
    """The variables of a frame. What a line assigns, later lines see; the script's own variables stay as they are."""

    def __init__(self, frame: FrameType, page: object) -> None:
        self.place = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        self._names: dict[str, Any] = {"page": page, **frame.f_globals, **frame.f_locals}

    def run(self, line: str) -> Any:
        """Returns the value of an expression, or None for a statement. It is awaitable if the line has an `await`."""
        try:
            code = compile(line, "<paused>", "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except SyntaxError:
            code = compile(line, "<paused>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        return eval(code, self._names)


def shown_error(error: BaseException) -> str:
    """Returns how the error of a line is shown."""
    return "".join(traceback.format_exception_only(type(error), error)).rstrip()
