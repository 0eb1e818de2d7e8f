"""Types and literals in signatures of elements and pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Literal, Protocol, TypedDict, Union

# ms, or a timedelta; None: the default of the page; 0: no limit.
Timeout = Union[float, timedelta, None]  # noqa: UP007 - evaluated where annotations are resolved

# Whether `extract` refuses what is not on the page; "drop": it leaves out what is optional.
Grounded = Literal["drop"] | bool


class LanguageModel(Protocol):
    """A model of pydantic-ai, which is an extra: no type checker has to read it."""

    @property
    def model_name(self) -> str:
        """The name of the model."""

    @property
    def system(self) -> str:
        """The name of its provider."""


# A language model: its name, or an object.
ModelChoice = str | LanguageModel

MouseButton = Literal["left", "middle", "right"]
KeyboardModifier = Literal["Alt", "Control", "ControlOrMeta", "Meta", "Shift"]
Scroll = Literal["auto", "none"]
SelectorState = Literal["attached", "detached", "hidden", "visible"]
ElementState = Literal["disabled", "editable", "enabled", "hidden", "stable", "visible"]
# fmt: off
AriaRole = Literal[
    "alert", "alertdialog", "application", "article", "banner", "blockquote", "button", "caption", "cell", "checkbox",
    "code", "columnheader", "combobox", "complementary", "contentinfo", "definition", "deletion", "dialog", "directory",
    "document", "emphasis", "feed", "figure", "form", "generic", "grid", "gridcell", "group", "heading", "img",
    "insertion", "link", "list", "listbox", "listitem", "log", "main", "marquee", "math", "menu", "menubar", "menuitem",
    "menuitemcheckbox", "menuitemradio", "meter", "navigation", "none", "note", "option", "paragraph", "presentation",
    "progressbar", "radio", "radiogroup", "region", "row", "rowgroup", "rowheader", "scrollbar", "search", "searchbox",
    "separator", "slider", "spinbutton", "status", "strong", "subscript", "superscript", "switch", "tab", "table",
    "tablist", "tabpanel", "term", "textbox", "time", "timer", "toolbar", "tooltip", "tree", "treegrid", "treeitem",
]
# fmt: on


class Position(TypedDict):
    """A point in CSS pixels."""

    x: float
    y: float


class FloatRect(TypedDict):
    """A rectangle in CSS pixels of the main frame's viewport."""

    x: float
    y: float
    width: float
    height: float


class FilePayload(TypedDict):
    """A file in memory."""

    name: str
    mimeType: str
    buffer: bytes


# The files of `set_input_files`.
Files = Union[str, Path, Sequence[Union[str, Path]], FilePayload, Sequence[FilePayload]]  # noqa: UP007


class DropPayload(TypedDict, total=False):
    """What is dropped on an element: files, and data by MIME type."""

    files: Files | None
    data: dict[str, str] | None


class WebStorageItem(TypedDict):
    """An entry of a localStorage or sessionStorage."""

    name: str
    value: str
