"""How many arguments a function of the user takes."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def accepted(function: Callable[..., Any], args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Returns the arguments for which a function has positional parameters. As in Playwright, others are left out."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except ValueError:  # builtins without a signature
        return args
    if any(parameter.kind is inspect.Parameter.VAR_POSITIONAL for parameter in parameters):
        return args
    return args[: sum(parameter.kind in _POSITIONAL for parameter in parameters)]
