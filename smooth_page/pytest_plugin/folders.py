"""The folders of a test: for the artifacts that options ask for, and for the evidence of a failure."""

from __future__ import annotations

import hashlib
import re
import shutil
import unicodedata
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

LONGEST_NAME = 256


def output_root(config: pytest.Config) -> Path:
    """Returns the folder of --output."""
    named: str = config.getoption("--output")
    return (Path(config.invocation_params.dir) / named).absolute()


def output_folder(item: pytest.Item) -> Path:
    """Returns the test's folder below --output, for the artifacts of Playwright's options and nothing else."""
    return output_root(item.config) / _name(item)


def evidence_folder(item: pytest.Item) -> Path:
    """Returns the test's folder in pytest's cache (or below --output) for what is kept of every failed test."""
    return (_cache_root(item.config) or output_root(item.config)) / _name(item)


def _name(item: pytest.Item) -> str:
    """A rerun has a folder of its own. pytest-rerunfailures counts the runs of a test, from 1."""
    reruns = getattr(item, "execution_count", 1) - 1
    return _shortened(slug(item.nodeid)) + (f"-retry{reruns}" if reruns else "")


def forget_earlier_runs(config: pytest.Config) -> None:
    """Removes the artifacts of earlier runs.

    The folder of --output stays until the end, empty: where no configuration file says what the root of a suite is,
    pytest looks at the arguments that are folders, and xdist's workers have to come to the same root.
    """
    root = output_root(config)
    for path in root.iterdir() if root.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    config.add_cleanup(partial(_remove_if_empty, root))
    if (cached := _cache_root(config)) is not None:
        shutil.rmtree(cached, ignore_errors=True)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _cache_root(config: pytest.Config) -> Path | None:
    """Returns this plugin's folder in pytest's cache, or None if the cache is turned off."""
    cache = getattr(config, "cache", None)
    return None if cache is None else Path(cache.mkdir("smooth_page"))


def slug(text: str) -> str:
    """Returns the text as lower-case ASCII words, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _shortened(name: str) -> str:
    if len(name) < LONGEST_NAME:
        return name
    return f"{name[:100]}-{hashlib.sha256(name.encode()).hexdigest()[:7]}-{name[-100:]}"
