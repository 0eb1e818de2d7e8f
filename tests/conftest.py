"""What holds for all rooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _profiles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Engines of tests, and of the processes that they start, keep their profiles away from the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SMOOTH_PROFILES", str(tmp_path_factory.mktemp("profiles")))
        yield
