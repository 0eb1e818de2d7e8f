"""Evidence of a failed test in the reports of pytest-html and Allure, where these are installed."""

from __future__ import annotations

import base64
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from smooth_page.pytest_plugin.evidence import Evidence


def attach(config: pytest.Config, report: pytest.TestReport, evidence: Evidence) -> None:
    """Adds the evidence to the report that is being made."""
    if config.pluginmanager.hasplugin("html"):
        extended: Any = report  # pytest-html's attribute
        extended.extras = [*getattr(report, "extras", []), *_for_html(evidence)]
    if config.pluginmanager.hasplugin("allure_pytest"):
        _attach_to_allure(evidence)


def _for_html(evidence: Evidence) -> list[dict[str, Any]]:
    """Returns extras of pytest-html: pictures inside the report, the rest as links."""
    extras = importlib.import_module("pytest_html.extras")
    found = []
    for path in map(Path, evidence.files):
        if path.suffix == ".png":
            found.append(extras.png(base64.b64encode(path.read_bytes()).decode(), name=path.name))
        else:
            found.append(extras.url(path.as_uri(), name=path.name))
    for page in evidence.pages:
        found += [extras.url(page.live_url, name="live")] if page.live_url else []
        found += [extras.url(page.recording_url, name="recording")] if page.recording_url else []
    return found


def _attach_to_allure(evidence: Evidence) -> None:
    allure = importlib.import_module("allure")
    kinds = allure.attachment_type
    known = {".png": kinds.PNG, ".txt": kinds.TEXT, ".html": kinds.HTML, ".webm": kinds.WEBM}
    for path in map(Path, evidence.files):
        kind = known.get(path.suffix)
        named = {"attachment_type": kind} if kind else {"extension": path.suffix.lstrip(".")}
        allure.attach.file(str(path), name=path.name, **named)
    for page in evidence.pages:
        for name, url in (("live", page.live_url), ("recording", page.recording_url)):
            if url:
                allure.attach(url, name=name, attachment_type=kinds.URI_LIST)
