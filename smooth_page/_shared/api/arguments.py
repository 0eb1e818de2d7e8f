"""Checks arguments, with Playwright's texts, and converts them for the wire."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar, cast

from smooth_page._protocol.commands import ElementState, OptionChoice, SelectorState
from smooth_page._protocol.contract import Handle
from smooth_page.errors import Error

from ..wire.wire import HasHandle
from .api_types import Grounded

T = TypeVar("T")
L = TypeVar("L", bound=str)

LEAST_PAGE_TOKENS = 200
_MODIFIERS = ("Alt", "Control", "ControlOrMeta", "Meta", "Shift")


def type_word(value: Any) -> str:
    """Returns the word for the type of a value, as Playwright's errors use it."""
    if value is None:
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list | tuple) else "object"


def check_grounded(value: Any, title: str) -> Grounded | None:
    if value not in (None, True, False, "drop"):
        raise Error(f'{title}: grounded: expected True, False or "drop", not {value!r}')
    return cast("Grounded | None", value)


def check_model(value: Any, title: str) -> Any:
    """Returns a language model as users name it: a name, or an object of pydantic-ai."""
    if value is None or (isinstance(value, str) and value.strip()) or hasattr(value, "model_name"):
        return value
    what = repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"
    raise Error(f'{title}: model: expected a name such as "openai:gpt-5", or a model of pydantic-ai, not {what}')


def check_page_tokens(value: Any, title: str) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= LEAST_PAGE_TOKENS):
        return value
    raise Error(f"{title}: max_page_tokens: expected a number of at least {LEAST_PAGE_TOKENS}, not {value!r}")


def check_string(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Error(f"{name}: expected string, got {type_word(value)}")
    return value


def check_number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Error(f"{name}: expected float, got {type_word(value)}")
    return value


def check_integer(name: str, value: Any) -> int:
    if isinstance(value, float) and not value.is_integer():
        raise Error(f"{name}: expected integer, got float {value}")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Error(f"{name}: expected integer, got {type_word(value)}")
    return int(value)


def check_boolean(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Error(f"{name}: expected boolean, got {type_word(value)}")
    return value


def one_of(*choices: L) -> Callable[[str, Any], L]:
    """Returns a check that the value is one of the choices."""

    def check(name: str, value: Any) -> L:
        if value not in choices:
            raise Error(f"{name}: expected one of ({'|'.join(choices)})")
        return choices[choices.index(value)]

    return check


def _check_point(name: str, value: Any) -> dict[str, float]:
    if not isinstance(value, Mapping):
        raise Error(f"{name}: expected object, got {type_word(value)}")
    return {axis: check_number(f"{name}.{axis}", value.get(axis)) for axis in ("x", "y")}


def _check_modifiers(name: str, value: Any) -> list[str]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise Error(f"{name}: expected array, got {type_word(value)}")
    return [one_of(*_MODIFIERS)(f"{name}[{index}]", item) for index, item in enumerate(value)]


# Wire name -> public name and check. Other parameters are not checked.
_CHECKS: dict[str, tuple[str, Callable[[str, Any], Any]]] = {
    "button": ("button", one_of("left", "right", "middle")),
    "clickCount": ("click_count", check_integer),
    "delay": ("delay", check_number),
    "deltaX": ("delta_x", check_number),
    "deltaY": ("delta_y", check_number),
    "force": ("force", check_boolean),
    "key": ("key", check_string),
    "mode": ("mode", one_of("ai", "default")),
    "modifiers": ("modifiers", _check_modifiers),
    "name": ("name", check_string),
    "position": ("position", _check_point),
    "scroll": ("scroll", one_of("auto", "none")),
    "selector": ("selector", check_string),
    "sourcePosition": ("source_position", _check_point),
    "steps": ("steps", check_integer),
    "targetPosition": ("target_position", _check_point),
    "text": ("text", check_string),
    "trial": ("trial", check_boolean),
    "type": ("type", check_string),
    "value": ("value", check_string),
    "x": ("x", check_number),
    "y": ("y", check_number),
}
# Parameters without a default: it is an error to leave them out, or they become null.
_REQUIRED = {"arg", "deltaX", "deltaY", "key", "name", "text", "type", "value", "x", "y"}


def checked(params: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the checked parameters of an operation. For those that are None, the page uses its defaults."""
    present: dict[str, Any] = {}
    for wire_name, value in params.items():
        if value is None and wire_name not in _REQUIRED:
            continue
        name, check = _CHECKS.get(wire_name, ("", None))
        present[wire_name] = check(name, value) if check else value
    return present


_selector_state: Callable[[str, Any], SelectorState] = one_of("attached", "detached", "visible", "hidden")
_element_state: Callable[[str, Any], ElementState] = one_of(
    "visible", "hidden", "stable", "enabled", "disabled", "editable"
)


def selector_state(state: Any) -> SelectorState:
    return "visible" if state is None else _selector_state("state", state)


def element_state(state: Any) -> ElementState:
    return _element_state("state", state)


def milliseconds(timeout: float | timedelta) -> float:
    """Returns a time limit in ms."""
    if isinstance(timeout, timedelta):
        return timeout / timedelta(milliseconds=1)
    return check_number("timeout", timeout)


def select_choices(value: Any, index: Any, label: Any, element: Any) -> list[OptionChoice]:
    """Returns the criteria of `select_option`, each of which may be a single value or a list."""
    handles: list[OptionChoice] = [{"handle": _handle(item)} for item in _listed(element)]
    values: list[OptionChoice] = [{"valueOrLabel": each} for each in _criteria("valueOrLabel", value, check_string)]
    indices: list[OptionChoice] = [{"index": each} for each in _criteria("index", index, check_integer)]
    labels: list[OptionChoice] = [{"label": each} for each in _criteria("label", label, check_string)]
    return handles + values + indices + labels


def _criteria(key: str, values: Any, check: Callable[[str, Any], T]) -> list[T]:
    items = _listed(values)
    if None in items:
        raise Error(f"options[{items.index(None)}]: expected object, got null")
    return [check(f"options[{at}].{key}", item) for at, item in enumerate(items)]


def _listed(values: Any) -> Sequence[Any]:
    if values is None:
        return ()
    return values if isinstance(values, list | tuple) else (values,)


def _handle(element: Any) -> Handle:
    if not isinstance(element, HasHandle):
        raise Error(f"element: expected ElementHandle, got {type_word(element)}")
    return element._to_wire()
