"""What `import smooth_page` costs: each name is imported when it is first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import smooth_page


@pytest.mark.parametrize(
    "code",
    [
        "import smooth_page, smooth_page.cli",
        "import pytest; assert pytest.main(['-p', 'no:playwright', '-p', 'no:anyio', 'test_it.py']) == 0",
    ],
)
def test_entry_points_import_no_client(code: str, tmp_path: Path) -> None:
    """Nor does the pytest plugin, until a test uses a browser."""
    (tmp_path / "test_it.py").write_text("def test_it(browser_name, output_path): pass")
    said = "print([name for name in ('httpx', 'pydantic') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; {said}"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout


def test_every_name_is_there() -> None:
    for name in smooth_page.__all__:
        assert getattr(smooth_page, name) is not None
        assert name in dir(smooth_page)
    with pytest.raises(AttributeError, match="module 'smooth_page' has no attribute 'nothing'"):
        smooth_page.nothing  # noqa: B018
