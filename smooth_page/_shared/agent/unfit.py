"""What is wrong with an answer: paths, what was found there, and the error that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from smooth_page._protocol.extraction import LEAD, parse
from smooth_page.errors import Error, ExtractionError

from .shapes import Shape

NAMED = 5
_LONGEST = 100

Path = tuple[str | int, ...]


def fitting(shape: Shape, output: Any) -> Any:
    """Returns a task's output as the user's value. Raises Error when it does not fit."""
    try:
        return shape.value(shape.inner(output))
    except ValidationError as error:
        raise Error(f"The output does not fit {shape.name}: {error}") from error


def unfit(title: str, shape: Shape, raw: Any, inner: Any, error: ValidationError) -> ExtractionError:
    """Returns the error of an answer that does not fit the shape."""
    errors = [_plain(each) for each in error.errors(include_url=False)]
    findings: list[str] = []
    missing: list[str] = []
    for each in errors:
        absent = each["type"] == "missing"
        path = path_text(data_path(inner, each["loc"], absent=absent))
        if absent or each["input"] is None:
            missing.append(path)
        found = "nothing" if absent else short(each["input"])
        findings.append(f"{path or 'the whole'}: {_cut(each['msg'])} (found {found})")
    text = f"{title}: What was found does not fit {shape.name}: {listed(findings)}"
    return ExtractionError(
        text, raw=raw, partial=inner, errors=errors, missing=list(dict.fromkeys(missing)), schema=shape.schema
    )


def incomplete(title: str, shape: Shape, output: Any) -> ExtractionError | None:
    """Returns the error of a page that does not state enough, if that is what the service's text says."""
    found = parse(output) if isinstance(output, str) else None
    if found is None:
        return None
    missing = [_unwrapped(path, shape.root) for path in found.missing]
    ambiguous = [_unwrapped(path, shape.root) for path in found.ambiguous]
    named = [path or "the whole" for path in missing]
    named += [f"{path or 'the whole'} (several different values)" for path in ambiguous]
    return ExtractionError(
        f"{title}: {LEAD}{listed(named)}",
        raw=found.partial,
        partial=shape.inner(found.partial),
        missing=[*missing, *ambiguous],
        schema=shape.schema,
    )


def listed(findings: Sequence[str]) -> str:
    """Returns at most five findings as one text."""
    more = f"; and {len(findings) - NAMED} more" if len(findings) > NAMED else ""
    return "; ".join(findings[:NAMED]) + more


def data_path(data: Any, location: Iterable[str | int], *, absent: bool) -> Path:
    """Returns where in the data pydantic's location is: without the names of union members and validators in it."""
    parts = list(location)
    path: list[str | int] = []
    for index, part in enumerate(parts):
        try:
            data = data[part]
        except (LookupError, TypeError):
            if not (absent and index == len(parts) - 1):
                continue
        path.append(part)
    return tuple(path)


def path_text(path: Path) -> str:
    """Returns a path as people write it: `items[2].price`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def short(value: Any) -> str:
    """Returns the value for a message, cut."""
    return _cut(repr(value))


def _unwrapped(path: str, root: str | None) -> str:
    return path if root is None else path.removeprefix(root).removeprefix(".")


def _plain(error: Any) -> dict[str, Any]:
    """Pydantic's error without exceptions in it, which can't always be pickled."""
    context = error.get("ctx", {})
    plain = {name: str(value) if isinstance(value, Exception) else value for name, value in context.items()}
    return {**error, "ctx": plain} if plain else dict(error)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
