"""What a trace contains."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from smooth_page._shared.service.redaction import Secrets


@dataclass(frozen=True)
class TraceOptions:
    """What a trace contains."""

    title: str | None = None
    snapshots: bool = False
    screenshots: bool = False
    sources: bool = False
    # Of each call: accessibility trees and pictures of the page.
    aria_snapshots: bool = False
    screen_snapshots: bool = False


@dataclass
class ContextFacts:
    """What a trace says of its context, and the secrets that it must not contain."""

    options: dict[str, Any] = field(default_factory=dict)
    test_id_attribute: str = "data-testid"
    secrets: list[Secrets] = field(default_factory=list)
