"""The parameters and results of calls, as the trace viewer shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smooth_page._protocol.call import Call

# Longer texts are cut.
_LONGEST = 100_000
# Longer results are not shown.
_LONGEST_RESULT = 2_000
# Names of parameters on the wire -> in the viewer.
_NAMES = {"value": "value", "matcher": "expression", "expected": "expectedText", "ms": "waitTimeout"}


def call_params(call: Call[Any], timeout: float, code: str | None = None) -> dict[str, Any]:
    """Returns the parameters of an operation."""
    params: dict[str, Any] = {}
    for name, value in call.params.items():
        if name == "target":
            params |= _target(value)
        elif name == "to":
            params |= {"source": params.pop("selector", None), "target": (value or {}).get("selector")}
        elif name == "files":
            params["localPaths"] = [file.get("name") for file in value]
        else:
            params[_NAMES.get(name, name) if call.operation.name == "expect" or name == "ms" else name] = short(value)
    if code is not None:
        params["expression"] = short(code)
    if timeout:
        params["timeout"] = timeout
    return params


def _target(target: Mapping[str, Any] | None) -> dict[str, Any]:
    shown = {name: (target or {}).get(name) for name in ("selector", "strict")}
    return {name: value for name, value in shown.items() if value}


def short(value: Any) -> Any:
    """Returns a value with long texts cut."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}... ({len(value)} characters)"
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    if isinstance(value, Mapping):
        return {str(name): short(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [short(item) for item in value]
    return value


def plain_result(value: Any) -> Any:
    """Returns a result from the wire if it is a short, plain value; otherwise None."""
    if isinstance(value, str | int | float | bool):
        return value if not isinstance(value, str) or len(value) <= _LONGEST_RESULT else None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value if sum(map(len, value)) <= _LONGEST_RESULT else None
    return None
