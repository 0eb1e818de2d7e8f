"""How the reading of a handler leaves its straight way."""

from __future__ import annotations

from .values import Expr, Value


class Fork(Exception):
    """A condition that decides which way the handler takes. None: it is not known before the dialog opens."""

    def __init__(self, condition: Expr, why: str = "") -> None:
        super().__init__(why)
        self.condition = condition
        self.why = why


class Beyond(Exception):
    """Something that is not understood and may matter; the text completes "its code can't be read: ..."."""


class Thrown(Exception):
    """The handler raises. `kind`: the class, where it is known."""

    def __init__(self, kind: type[BaseException] | None) -> None:
        super().__init__(kind)
        self.kind = kind


class Returned(Exception):
    """A return statement."""

    def __init__(self, value: Value) -> None:
        super().__init__()
        self.value = value


class Broke(Exception):
    """A break statement."""


class Continued(Exception):
    """A continue statement."""
