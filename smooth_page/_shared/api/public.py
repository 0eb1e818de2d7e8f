"""The public homes of classes: the modules that users import them from."""

from __future__ import annotations

from collections.abc import Iterable
from types import FunctionType


def publish(module: str, values: Iterable[object]) -> None:
    """Sets the `__module__` of classes and functions, which reprs, tracebacks and pickles contain, to a public module.

    Those that already have a public one keep it.
    """
    for value in values:
        if isinstance(value, type | FunctionType) and value.__module__.startswith("smooth_page._"):
            value.__module__ = module
