"""What holds for all rooms."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import hatch_build
from smooth_page.local.embedded import ensure_engine
from smooth_page.local.profiles import VARIABLE

TESTS = Path(__file__).parent
TWINS = TESTS / "_sync"
# What takes longest begins first, so that no worker is left alone with it at the end.
LONGEST = (
    "_async/companion/test_with_the_extension.py",
    "local/test_ends.py",
    "hostile",
    "test_closing.py",
    "widgets",
    "examples",
    "pytest_plugin",
    "local",
    "_async/documents",
    "_async/companion",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--all-twins", action="store_true", help="run the sync twins of all tests, not of marked ones only"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keeps the sync twins of tests with the mark `both_apis`, and all where `--all-twins` or a sync file is given. The
    longest files come first.

    The sync API is generated from the async one. They differ in `smooth_page/_io` alone: in how requests are sent, in
    how answers, events and several things at once are waited for, and in how the functions of users are called. Tests
    that have facts of this kind, and a few of each other room, have the mark. What a page does with a call, and
    what an answer is turned into, is the same code in both: these tests run in async code only. Twins of tests with the
    mark `async_only`, in which calls run at the same time, never run.
    """
    items.sort(key=_place)
    every_twin = config.getoption("all_twins") or any("tests/_sync" in arg for arg in config.args)
    kept, left_out = [], []
    for item in items:
        (kept if TWINS not in item.path.parents or _runs_in_sync(item, every_twin) else left_out).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def _runs_in_sync(item: pytest.Item, every_twin: bool) -> bool:
    if item.get_closest_marker("async_only"):
        return False
    return every_twin or item.get_closest_marker("both_apis") is not None


def _place(item: pytest.Item) -> int:
    path = item.path.relative_to(TESTS).as_posix() if TESTS in item.path.parents else ""
    return next((place for place, first in enumerate(LONGEST) if path.startswith(first)), len(LONGEST))


def pytest_configure(config: pytest.Config) -> None:
    """Processes that tests start don't each compile what they import, also where Python writes no bytecode.

    A developer's own language model has no part in tests.
    """
    os.environ.pop("SMOOTH_MODEL", None)
    patch = pytest.MonkeyPatch()
    patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    patch.setattr(sys, "dont_write_bytecode", False)
    config.add_cleanup(patch.undo)


@pytest.hookimpl(optionalhook=True, tryfirst=True)  # before the plugin starts one with the profiles of the user
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """The workers and the processes that tests start share one engine: each of their own would take seconds."""
    patch, folder = pytest.MonkeyPatch(), tempfile.TemporaryDirectory(prefix="profiles")
    config.add_cleanup(folder.cleanup)
    config.add_cleanup(patch.undo)
    patch.setenv(VARIABLE, folder.name)
    hatch_build.build()
    ensure_engine()


@pytest.fixture(scope="session", autouse=True)
def _profiles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Engines of tests, and of the processes that they start, keep their profiles away from the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("profiles")))
        yield
