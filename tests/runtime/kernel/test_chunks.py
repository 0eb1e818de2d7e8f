"""The size of what documents get."""

from __future__ import annotations

from pathlib import Path

import smooth_page


def test_the_core_is_small() -> None:
    """Each document compiles it; what few calls need is in chunks of its own."""
    core = Path(smooth_page.__file__).parent / "runtime" / "dist" / "core.js"
    assert core.stat().st_size < 100_000
