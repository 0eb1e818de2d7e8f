"""Failures in the page, as the errors that Playwright raises."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._protocol.contract import FailureInfo
from smooth_page._shared.wire.failures import failure_error
from smooth_page.errors import Error, NotSupportedError, TargetClosedError, TimeoutError


def error_of(kind: str, message: str, **more: Any) -> Error:
    return failure_error(
        FailureInfo.model_validate({"kind": kind, "message": message, "log": [], **more}), "Page.click", "css=a"
    )


@pytest.mark.parametrize(
    ("kind", "error", "text"),
    [
        ("timeout", TimeoutError, "Page.click: Timeout 10ms exceeded."),
        ("closed", TargetClosedError, "Page.click: Timeout 10ms exceeded."),
        ("strict", Error, "Page.click: Error: Timeout 10ms exceeded."),
        ("element", Error, "Page.click: Error: Timeout 10ms exceeded."),
        ("script", Error, "Page.click: Timeout 10ms exceeded."),
    ],
)
def test_kinds(kind: str, error: type[Error], text: str) -> None:
    failure = error_of(kind, "Timeout 10ms exceeded.")
    assert type(failure) is error
    assert failure.message == text


def test_what_is_not_supported() -> None:
    failure = error_of("unsupported", "the page is sandboxed")
    assert isinstance(failure, NotSupportedError)
    assert "Page.click" in failure.message
    assert "the page is sandboxed" in failure.message


def test_the_selector_and_the_log_stand_in_the_message() -> None:
    failure = error_of("timeout", "Timeout 10ms exceeded.", log=["waiting for {{target}}"])
    assert failure.message == 'Page.click: Timeout 10ms exceeded.\nCall log:\n  - waiting for locator("a")\n'


def test_an_error_that_a_script_threw_keeps_its_stack() -> None:
    """Its name is in the message; the error's own name is that of its class, as in Playwright."""
    thrown = {"$": "error", "name": "TypeError", "message": "no", "stack": "TypeError: no\n    at f"}
    failure = error_of("script", "TypeError: no", thrown=thrown)
    assert (failure.name, failure.stack) == ("Error", thrown["stack"])
