"""Evidence of a failed test in the reports of pytest-html and Allure, where these are installed."""

from __future__ import annotations

import base64
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from smooth_page.pytest_plugin.evidence import Evidence


def attach(config: pytest.Config, report: pytest.TestReport, evidence: Evidence) -> None:
    """Adds the evidence to the report that is being made."""
    if config.pluginmanager.hasplugin("html") and config.getoption("htmlpath", None):
        extended: Any = report  # pytest-html's attribute
        folder = (Path(config.invocation_params.dir) / config.getoption("htmlpath")).parent
        extended.extras = [*getattr(report, "extras", []), *_for_html(evidence, folder)]
    if config.pluginmanager.hasplugin("allure_pytest"):
        _attach_to_allure(evidence)


def link(path: Path, folder: Path) -> str:
    """Returns a link to a file from a report in `folder`. It is relative, so that both can be moved together."""
    try:
        return quote(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:  # on another drive of Windows
        return path.as_uri()


def _for_html(evidence: Evidence, folder: Path) -> list[dict[str, Any]]:
    """Returns extras of pytest-html: pictures inside the report, the rest as links."""
    extras = importlib.import_module("pytest_html.extras")
    found = []
    for path in map(Path, evidence.files):
        if path.suffix == ".png":
            found.append(extras.png(base64.b64encode(path.read_bytes()).decode(), name=path.name))
        else:
            found.append(extras.url(link(path, folder), name=path.name))
    return found + [extras.url(url, name=name) for page in evidence.sessions() for name, url in page.links()]


def _attach_to_allure(evidence: Evidence) -> None:
    allure = importlib.import_module("allure")
    kinds = allure.attachment_type
    known = {".png": kinds.PNG, ".txt": kinds.TEXT, ".html": kinds.HTML, ".webm": kinds.WEBM}
    for path in map(Path, evidence.files):
        kind = known.get(path.suffix)
        named = {"attachment_type": kind} if kind else {"extension": path.suffix.lstrip(".")}
        allure.attach.file(str(path), name=path.name, **named)
    for page in evidence.sessions():
        for name, url in page.links():
            allure.attach(url, name=name, attachment_type=kinds.URI_LIST)
