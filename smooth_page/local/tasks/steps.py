"""The steps that a task can consist of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Go:
    url: str


@dataclass(frozen=True)
class Fill:
    field: str
    value: str


@dataclass(frozen=True)
class Type:
    value: str


@dataclass(frozen=True)
class Click:
    target: str


@dataclass(frozen=True)
class Press:
    key: str


@dataclass(frozen=True)
class Select:
    value: str
    field: str | None


@dataclass(frozen=True)
class Check:
    target: str
    checked: bool


@dataclass(frozen=True)
class Wait:
    text: str | None = None
    seconds: float = 0


@dataclass(frozen=True)
class Credentials:
    """The fields of a login form and, with `submit`, its button."""

    user: str
    password: str
    submit: bool


Step = Go | Fill | Type | Click | Press | Select | Check | Wait | Credentials


def summary(step: Step) -> str:
    """Returns what was done, without values, since they may be secret."""
    match step:
        case Go(url):
            return f"went to {url}"
        case Fill(field):
            return f"filled {field}"
        case Type():
            return "typed a text"
        case Click(target):
            return f"clicked {target}"
        case Press(key):
            return f"pressed {key}"
        case Select(value, field):
            return f"selected {value}" + (f" in {field}" if field else "")
        case Check(target, checked):
            return f"{'checked' if checked else 'unchecked'} {target}"
        case Wait(text):
            return f"saw {text}" if text else "waited"
        case Credentials(submit=submit):
            return "filled the log-in form" + (" and sent it" if submit else "")
    raise AssertionError(step)
