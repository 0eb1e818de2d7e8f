"""Finding elements, reading them, and waiting for their states.

Generated from smooth_page/runtime/src/commands/reading.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import TypedDict

from ..call import Call, operation
from ..contract.values import Handle, Target
from .values import Rect

Readable: TypeAlias = Literal["textContent", "innerText", "innerHTML", "inputValue", "attribute", "boundingBox"]


ElementTest: TypeAlias = Literal["visible", "hidden", "enabled", "disabled", "editable", "checked"]


class AgentSnapshot(TypedDict):
    text: str
    last: int


SelectorState: TypeAlias = Literal["attached", "detached", "visible", "hidden"]


ElementState: TypeAlias = Literal["visible", "hidden", "stable", "enabled", "disabled", "editable"]


@operation("wait.time", "core")
def wait_time(*, ms: float) -> Call[None]: ...


@operation("query", "core")
def query(target: Target, /) -> Call[Handle | None]:
    """Returns at once, without waiting."""


@operation("query.all", "core")
def query_all(target: Target, /) -> Call[list[Handle]]: ...


@operation("query.count", "core")
def query_count(target: Target, /) -> Call[int]: ...


@operation("read", "core")
def read(target: Target, /, *, what: Readable, name: str | None = None) -> Call[str | Rect | None]:
    """Waits until the target is attached."""


@operation("read.all", "core")
def read_all(target: Target, /, *, what: Literal["innerText", "textContent"]) -> Call[list[str | None]]:
    """Elements without rendered text, as in SVG, give null."""


@operation("state", "core")
def state(target: Target, /, *, state: ElementTest) -> Call[bool]:
    """visible and hidden return at once; the others wait until the target is attached."""


@operation("aria.snapshot", "core")
def aria_snapshot(target: Target, /, *, depth: float | None = None, boxes: bool | None = None) -> Call[str]: ...


@operation("aria.forAgent", "aria")
def aria_for_agent(
    target: Target, /, *, last: int | None = None, depth: float | None = None, boxes: bool | None = None
) -> Call[AgentSnapshot]:
    """With references. `last`: of the page's last such snapshot; a document goes on counting there, so that references
    of earlier documents lead nowhere."""


@operation("selector.best", "core")
def selector_best(target: Target, /) -> Call[str]:
    """The best selector for the element that the target matches."""


@operation("wait.selector", "core")
def wait_selector(target: Target, /, *, state: SelectorState, returns: bool) -> Call[Handle | None]: ...


@operation("wait.elementState", "core")
def wait_element_state(*, handle: Handle, state: ElementState) -> Call[None]: ...
