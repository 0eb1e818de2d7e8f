"""The tree of errors, as its docstring draws it."""

from __future__ import annotations

import inspect
import pickle
import re
from pathlib import Path

import pytest
from playwright import async_api as playwright

import smooth_page
from smooth_page import errors

KINDS = {
    name: kind
    for name, kind in vars(errors).items()
    if inspect.isclass(kind) and issubclass(kind, Exception) and kind.__module__ == errors.__name__
}


def drawn() -> dict[str, str]:
    """Name -> parent, as the drawing has it."""
    parents: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"^(    [│├└─ ]*)(\w*Error)\b", line)
        if not found:
            continue
        indent, name = len(found[1]), found[2]
        while above and above[-1][0] >= indent:
            above.pop()
        parents[name] = above[-1][1] if above else "Exception"
        above.append((indent, name))
    return parents


def test_the_drawing_is_the_tree() -> None:
    assert drawn() == {name: kind.__mro__[1].__name__ for name, kind in KINDS.items()}


def test_the_package_offers_all() -> None:
    assert set(KINDS) <= set(smooth_page.__all__)


def test_errors_have_what_playwrights_have() -> None:
    theirs = {name for name in dir(playwright.Error) if not name.startswith("_")}
    assert theirs <= set(dir(errors.Error))
    error = errors.Error("Page.evaluate: no", name="RangeError", stack="at x")
    assert (error.message, error.name, error.stack, str(error)) == (
        "Page.evaluate: no",
        "RangeError",
        "at x",
        error.message,
    )
    named = [errors.Error("x"), errors.TimeoutError("x"), errors.TargetClosedError()]
    assert [error.name for error in named] == ["Error", "TimeoutError", "TargetClosedError"]
    assert issubclass(errors.TimeoutError, errors.Error)
    assert not issubclass(errors.TimeoutError, TimeoutError)


def test_what_is_not_supported_says_why_and_what_instead() -> None:
    error = errors.NotSupportedError("Page.pdf", "no event prints", "page.screenshot()")
    assert error.message == "Page.pdf is not supported: no event prints. Instead: page.screenshot()"
    assert (error.what, error.why, error.instead) == ("Page.pdf", "no event prints", "page.screenshot()")
    assert isinstance(error, NotImplementedError)


@pytest.mark.parametrize(
    "error",
    [
        errors.Error("m", name="n", stack="s"),
        errors.TargetClosedError(),
        errors.NotSupportedError("a", "b", "c"),
        errors.RateLimitError("m", status=429, detail={"a": 1}, request_id="r", retry_after=2.5),
        errors.ActionError("goto", 400, "no such host"),
        errors.SessionClosedError("over"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_travel_between_processes(error: errors.Error) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (str(copy), vars(copy)) == (str(error), vars(error))


def test_closed_is_one_text_in_each_language() -> None:
    package = Path(smooth_page.__file__).parent
    sources = [path for path in package.rglob("*.py") if "_sync" not in path.parts]
    sources += [path for room in ("runtime", "companion") for path in (package / room / "src").rglob("*.ts")]
    found = [path.relative_to(package).as_posix() for path in sources if errors.CLOSED in path.read_text()]
    assert sorted(found) == ["errors.py", "runtime/src/popups/closed.ts"]
