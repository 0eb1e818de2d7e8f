"""expect.soft: a test goes on after a failed soft assertion, and fails at its end with all of them."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from smooth_page._shared.assertions.soft_assertions import soft_scope


class SoftAssertions:
    """Hooks, registered together with the fixtures."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        with soft_scope() as failures:
            yield
        if failures:
            texts = "\n\n".join(str(failure) for failure in failures)
            raise AssertionError(f"{len(failures)} soft assertion{'s' * (len(failures) > 1)} failed:\n\n{texts}")
