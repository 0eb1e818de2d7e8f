"""Installs the lowest versions that pyproject.toml declares into a fresh environment, and opens a page with them.

`python scripts/lowest.py [FOLDER]`: the environment is created in FOLDER (default: .venv-lowest).
"""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from importlib.metadata import requires
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = ("local", "pytest", "migrate")
# A suite of one test: the plugin, a page of the embedded engine, an action, an assertion, an extraction.
SUITE = """
from pydantic import BaseModel
from smooth_page.sync_api import Page, expect


class Profile(BaseModel):
    name: str


def test_page(page: Page) -> None:
    page.set_content("<dl><dt>Name</dt><dd>Ada</dd></dl><button onclick='this.textContent = 1'>0</button>")
    page.get_by_role("button").click()
    expect(page.get_by_role("button")).to_have_text("1")
    assert page.extract(Profile).name == "Ada"
"""


def lowest() -> list[str]:
    """Returns the dependencies of the package and the extras, pinned to their lower bounds."""
    wanted = [requirement.partition("; extra == ") for requirement in requires("smooth-page") or ()]
    declared = [requirement for requirement, _, extra in wanted if not extra or extra.strip("'\"") in EXTRAS]
    pins = {requirement: re.match(r"([\w.-]+)(?:\[[\w,]+\])?>=([\w.]+)", requirement) for requirement in declared}
    missing = [requirement for requirement, pin in pins.items() if pin is None]
    if missing:
        raise SystemExit(f"no lower bound: {', '.join(missing)}")
    return [f"{pin[1]}=={pin[2]}" for pin in pins.values() if pin]


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".venv-lowest")
    pins = lowest()
    venv.create(folder, with_pip=True, clear=True)
    constraints, suite = folder / "lowest.txt", folder / "suite" / "test_lowest.py"
    constraints.write_text("\n".join(pins) + "\n", "utf-8")
    suite.parent.mkdir()
    suite.write_text(SUITE, "utf-8")
    python = str(folder / "bin" / "python")
    package = f"{ROOT}[{','.join(EXTRAS)}]"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", str(constraints), package], check=True)
    test = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", suite.name]
    subprocess.run(test, cwd=suite.parent, check=True)
    print(f"a page works on {', '.join(pins)}")


if __name__ == "__main__":
    main()
