"""`import playwright` in real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smooth_page import zero_edit


def run(program: str, **environment: str) -> str:
    """The output of a Python process inside the zero-edit environment."""
    inside = {**os.environ, **environment}
    zero_edit.enter(inside)
    done = subprocess.run([sys.executable, "-c", program], env=inside, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_public_modules_are_ours() -> None:
    program = """
import playwright, playwright.sync_api, smooth_page.sync_api, smooth_page.async_api
from playwright.async_api import Page, TimeoutError
from playwright._impl._errors import TargetClosedError
print(playwright.__version__, playwright.sync_api is smooth_page.sync_api, Page is smooth_page.async_api.Page,
      smooth_page.sync_api.__spec__.name, TargetClosedError.__module__)
"""
    assert run(program) == "1.65.2 True True smooth_page.sync_api smooth_page.errors"


def test_the_modules_that_define_public_classes_are_ours() -> None:
    program = """
from unittest.mock import patch
from playwright.sync_api._generated import Page
from playwright.sync_api._context_manager import PlaywrightContextManager
import playwright.async_api, playwright.sync_api
with patch("playwright.async_api._generated.Response.server_addr", "patched"):
    print(playwright.async_api.Response.server_addr, end=" ")
print(Page is playwright.sync_api.Page, PlaywrightContextManager.__name__, playwright.sync_api.__spec__.name)
"""
    assert run(program) == "patched True PlaywrightContextManager smooth_page.sync_api"


def test_children_inherit_it() -> None:
    child = "import playwright.sync_api as api; print(api.__name__)"
    assert run(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)") == (
        "smooth_page.sync_api"
    )


def test_private_modules_say_what_is_the_matter() -> None:
    program = """
try:
    import playwright._impl._connection
except ModuleNotFoundError as error:
    print(error.name, error)
"""
    assert run(program).startswith(
        "playwright._impl._connection No module named 'playwright._impl._connection': smooth"
    )


def test_other_imports_and_the_machines_own_sitecustomize_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import builtins; builtins.mark = 'kept'")
    assert run("import json, email; print(mark)", PYTHONPATH=str(tmp_path)) == "kept"


def test_leaving_gives_playwright_back() -> None:
    environment = dict(os.environ)
    before = environment.get("PYTHONPATH")
    zero_edit.enter(environment)
    zero_edit.leave(environment)
    assert environment.get("PYTHONPATH") == before
    program = "import playwright; print(playwright.__file__)"
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert "site-packages" in done.stdout


def test_refuses_when_playwright_was_there_first() -> None:
    program = """
import sys
import playwright
from smooth_page.zero_edit.finder import install
try:
    install()
except RuntimeError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "smooth-page run" in done.stdout


@pytest.mark.parametrize("times", [1, 2])
def test_entering_twice_is_entering_once(times: int) -> None:
    environment: dict[str, str] = {}
    for _ in range(times):
        zero_edit.enter(environment)
    assert environment["PYTHONPATH"] == zero_edit.STARTUP
