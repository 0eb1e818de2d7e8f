"""What pages see of the machine: media, the clock.

Generated from smooth_page/runtime/src/commands/emulation.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..call import UNSET, Call, Unset, operation
from ..contract.values import Size


@operation("page.emulateMedia", "media")
def page_emulate_media(
    *,
    media: str | None = None,
    colorScheme: str | None = None,
    reducedMotion: str | None = None,
    forcedColors: str | None = None,
    contrast: str | None = None,
    viewport: Size | Unset | None = UNSET,
    screen: Size | None = None,
) -> Call[None]: ...


@operation("clock.install", "clock")
def clock_install(*, time: float | None = None, paused: bool | None = None) -> Call[None]:
    """paused: it stands still, as a clock that is restored in a new document may."""


@operation("clock.fastForward", "clock")
def clock_fast_forward(*, ms: float) -> Call[None]: ...


@operation("clock.runFor", "clock")
def clock_run_for(*, ms: float) -> Call[None]: ...


@operation("clock.pauseAt", "clock")
def clock_pause_at(*, time: float) -> Call[None]: ...


@operation("clock.resume", "clock")
def clock_resume() -> Call[None]: ...


@operation("clock.setFixedTime", "clock")
def clock_set_fixed_time(*, time: float) -> Call[None]: ...


@operation("clock.setSystemTime", "clock")
def clock_set_system_time(*, time: float) -> Call[None]: ...
