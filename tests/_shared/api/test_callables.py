"""Functions of users get as many arguments as they take."""

from functools import partial
from typing import Any
from unittest.mock import Mock

import pytest

from smooth_page._shared.api.callables import accepted


class Handler:
    def method(self, route: Any) -> None: ...

    def __call__(self, route: Any, request: Any) -> None: ...


def keywords(route: Any, *, request: Any = None) -> None: ...


@pytest.mark.parametrize(
    ("function", "count"),
    [
        (lambda: None, 0),
        (lambda a: None, 1),
        (lambda a, b=None: None, 2),
        (lambda *rest: None, 2),
        (Handler().method, 1),
        (Handler(), 2),
        (keywords, 1),
        (partial(lambda a, b: None, "first"), 1),
        (Mock(), 2),
        (print, 2),
        ([].append, 1),
    ],
)
def test_as_many_as_it_takes(function: Any, count: int) -> None:
    assert accepted(function, ("route", "request")) == ("route", "request")[:count]
