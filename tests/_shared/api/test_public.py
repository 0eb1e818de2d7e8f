"""What users see of the modules in which classes and methods are defined: nothing."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any

import playwright.async_api
import playwright.sync_api
import pytest

import smooth_page.async_api
import smooth_page.sync_api


@pytest.mark.parametrize("api", ["async_api", "sync_api"])
def test_methods_have_the_names_of_their_classes(api: str) -> None:
    ours: ModuleType = getattr(smooth_page, api)
    theirs: ModuleType = getattr(playwright, api)
    wrong = []
    for name, owner in inspect.getmembers(theirs, inspect.isclass):
        for verb, method in inspect.getmembers(owner, inspect.isfunction):
            mine = getattr(getattr(ours, name, None), verb, None)
            is_own = not verb.startswith("_") and method.__qualname__ == f"{name}.{verb}"
            if is_own and inspect.isfunction(mine) and mine.__qualname__ != method.__qualname__:
                wrong.append(mine.__qualname__)
    assert wrong == []


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda page: page.click(), r"^Page\.click\(\) missing 1 required positional argument: 'selector'$"),
        (lambda page: page.on(), r"^Page\.on\(\) missing 2 required positional arguments: 'event' and 'f'$"),
    ],
)
def test_errors_of_python_have_them(call: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(smooth_page.sync_api.Page.__new__(smooth_page.sync_api.Page))  # type: ignore[operator]


def test_a_function_that_others_wrap_has_it() -> None:
    wrapper: Any = smooth_page.sync_api.Page.pdf
    assert wrapper.__wrapped__.__qualname__ == "Page.pdf"
    assert inspect.getclosurevars(wrapper).nonlocals["method"] is wrapper.__wrapped__


def test_classes_have_public_modules() -> None:
    assert smooth_page.sync_api.Page.__module__ == "smooth_page.sync_api"
    assert smooth_page.async_api.Page.__module__ == "smooth_page.async_api"
