"""Failures of `expect.soft` are collected in a scope."""

from __future__ import annotations

from contextvars import Context

import pytest

from smooth_page._shared.assertions.soft_assertions import soft_scope, soften


def test_failures_are_collected_in_order() -> None:
    first, second = AssertionError("first"), AssertionError("second")
    with soft_scope() as failures:
        soften(first)
        soften(second)
    assert failures == [first, second]


def test_an_inner_scope_keeps_its_failures() -> None:
    outer, inner = AssertionError("outer"), AssertionError("inner")
    with soft_scope() as failures:
        with soft_scope() as inside:
            soften(inner)
        soften(outer)
    assert (failures, inside) == ([outer], [inner])


def test_without_a_scope_the_failure_is_the_cause() -> None:
    failure = AssertionError("alone")
    with pytest.raises(RuntimeError, match=r"requires the pytest plugin of smooth_page") as raised:
        Context().run(soften, failure)  # the plugin has a scope for each test
    assert raised.value.__cause__ is failure
