"""What `import smooth_page` costs: each name is imported when it is first used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import smooth_page


@pytest.mark.parametrize("module", ["smooth_page", "smooth_page.pytest_plugin", "smooth_page.cli"])
def test_entry_points_import_no_client(module: str) -> None:
    code = f"import sys, {module}; print([name for name in ('httpx', 'pydantic') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_name_is_there() -> None:
    for name in smooth_page.__all__:
        assert getattr(smooth_page, name) is not None
        assert name in dir(smooth_page)
    with pytest.raises(AttributeError, match="module 'smooth_page' has no attribute 'nothing'"):
        smooth_page.nothing  # noqa: B018
