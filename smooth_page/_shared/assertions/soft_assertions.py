"""Failures of `expect.soft`: a test collects them and fails at its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_failures: ContextVar[list[AssertionError] | None] = ContextVar("smooth_page_soft_failures", default=None)


@contextmanager
def soft_scope() -> Iterator[list[AssertionError]]:
    """Collects the failures of soft assertions in the block; the pytest plugin wraps each test in one."""
    failures: list[AssertionError] = []
    token = _failures.set(failures)
    try:
        yield failures
    finally:
        _failures.reset(token)


def soften(failure: AssertionError) -> None:
    """Keeps a failure for later. Raises `RuntimeError` outside a `soft_scope`."""
    failures = _failures.get()
    if failures is None:
        raise RuntimeError(
            "expect.soft(...) requires the pytest plugin of smooth_page (pip install 'smooth-page[pytest]'), which "
            "stands in for pytest-playwright. Use a regular expect(...) assertion elsewhere."
        ) from failure
    failures.append(failure)
