"""Acting on elements.

Generated from smooth_page/runtime/src/commands/actions.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from typing_extensions import NotRequired, TypedDict

from ..call import Call, operation
from ..contract.values import Handle, Target
from .values import Button, Point

Modifier: TypeAlias = Literal["Alt", "Control", "ControlOrMeta", "Meta", "Shift"]


Scroll: TypeAlias = Literal["auto", "none"]


class OptionChoice(TypedDict):
    """An option to select, by one of these."""

    value: NotRequired[str]
    label: NotRequired[str]
    index: NotRequired[int]
    valueOrLabel: NotRequired[str]
    handle: NotRequired[Handle]


class FileData(TypedDict):
    name: str
    mimeType: str
    lastModified: NotRequired[float]
    relativePath: NotRequired[str]
    base64: NotRequired[str]
    upload: NotRequired[str]


@operation("click", "actions", acts=True)
def click(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
    button: Button | None = None,
    clickCount: int | None = None,
    delay: float | None = None,
    steps: int | None = None,
) -> Call[None]: ...


@operation("dblclick", "actions", acts=True)
def dblclick(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
    button: Button | None = None,
    delay: float | None = None,
    steps: int | None = None,
) -> Call[None]: ...


@operation("hover", "actions", acts=True)
def hover(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
) -> Call[None]: ...


@operation("tap", "actions", acts=True)
def tap(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
) -> Call[None]: ...


@operation("check", "actions", acts=True)
def check(
    target: Target,
    /,
    *,
    position: Point | None = None,
    modifiers: Sequence[Modifier] | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
    checked: bool,
) -> Call[None]: ...


@operation("fill", "actions", acts=True)
def fill(target: Target, /, *, value: str, force: bool | None = None) -> Call[None]: ...


@operation("type", "actions", acts=True)
def type(target: Target, /, *, text: str, delay: float | None = None) -> Call[None]: ...


@operation("press", "actions", acts=True)
def press(target: Target, /, *, key: str, delay: float | None = None) -> Call[None]: ...


@operation("selectOption", "actions", acts=True)
def select_option(
    target: Target, /, *, options: Sequence[OptionChoice], force: bool | None = None
) -> Call[list[str]]: ...


@operation("selectText", "actions", acts=True)
def select_text(target: Target, /, *, force: bool | None = None) -> Call[None]: ...


@operation("setFiles", "actions", acts=True)
def set_files(target: Target, /, *, files: Sequence[FileData], directory: bool | None = None) -> Call[None]: ...


@operation("files.append", "actions", acts=True)
def files_append(*, upload: str, base64: str) -> Call[None]:
    """Adds a piece of a file that is too large for one event."""


@operation("dragTo", "actions", acts=True)
def drag_to(
    target: Target,
    /,
    *,
    to: Target,
    part: Literal["press", "release"] | None = None,
    sourcePosition: Point | None = None,
    targetPosition: Point | None = None,
    steps: int | None = None,
    force: bool | None = None,
    trial: bool | None = None,
    scroll: Scroll | None = None,
) -> Call[None]:
    """`part`: only the press on `target`, or the release on `to`, which may be in different kernels."""


@operation("drop", "actions", acts=True)
def drop(
    target: Target,
    /,
    *,
    files: Sequence[FileData] | None = None,
    data: Mapping[str, str] | None = None,
    position: Point | None = None,
) -> Call[None]:
    """Drops files and data on the target."""


@operation("focus", "actions", acts=True)
def focus(target: Target, /) -> Call[None]: ...


@operation("blur", "actions", acts=True)
def blur(target: Target, /) -> Call[None]: ...


@operation("dispatchEvent", "actions", acts=True)
def dispatch_event(target: Target, /, *, type: str, init: Any) -> Call[None]: ...


@operation("scrollIntoView", "actions", acts=True)
def scroll_into_view(target: Target, /) -> Call[None]: ...
