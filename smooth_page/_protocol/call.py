"""One call of an operation of the runtime. `commands.py` has a function for each operation, which makes such a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, Generic

from typing_extensions import ParamSpec, TypeVar

if TYPE_CHECKING:
    from .commands import NestedCommand

P = ParamSpec("P")
R = TypeVar("R", covariant=True)


class Unset:
    """The default of an optional parameter for which None means something (`null` on the wire)."""


UNSET: Final = Unset()


@dataclass(frozen=True)
class Operation:
    """What commands.ts declares about an operation beside its parameters and its result."""

    name: str
    # The chunk of the runtime in which it lives.
    chunk: str
    # It acts on the page, so it must not be done twice.
    acts: bool
    # It only reads: calls that several listeners make at the same time run one after the other, in their order.
    reads: bool
    # Chunks beside its own, with the values of parameters for which they are needed.
    needs: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Call(Generic[R]):
    """An operation and its parameters, as they travel. `R` is the type of its result."""

    operation: Operation
    params: dict[str, Any] = field(default_factory=dict)

    def with_params(self, params: dict[str, Any]) -> Call[R]:
        """Same call with other parameters."""
        return Call(self.operation, params)

    def below(self, selector: str, rest: str) -> Call[R]:
        """Same call in a frame to which a selector led, of which `rest` is left there.

        Other targets that lead to the frame in the same way are shortened as well.
        """
        way = selector.removesuffix(rest)
        params = {name: _shortened(value, selector, way, rest) for name, value in self.params.items()}
        return Call(self.operation, params)

    def nested(self) -> NestedCommand:
        """Same call as a parameter of an operation that runs it."""
        return {"op": self.operation.name, "params": self.params}


def _shortened(value: Any, selector: str, way: str, rest: str) -> Any:
    if isinstance(value, list):
        return [_shortened(each, selector, way, rest) for each in value]
    if not isinstance(value, dict) or not isinstance(named := value.get("selector"), str):
        return value
    if named != selector and not (way and named.startswith(way)):
        return value
    kept = {name: each for name, each in value.items() if name != "root"}
    return {**kept, "selector": rest if named == selector else named.removeprefix(way)}


OPERATIONS: dict[str, Operation] = {}


def operation(
    name: str,
    chunk: str,
    *,
    acts: bool = False,
    reads: bool = False,
    needs: Mapping[str, Mapping[str, Any]] | None = None,
) -> Callable[[Callable[P, Call[R]]], Callable[P, Call[R]]]:
    """Makes a function that builds calls from one that declares an operation's parameters.

    Optional parameters that are None are left out.
    """
    facts = OPERATIONS[name] = Operation(name, chunk, acts, reads, needs or {})

    def declare(declared: Callable[P, Call[R]]) -> Callable[P, Call[R]]:
        optional = {parameter for parameter, default in (declared.__kwdefaults__ or {}).items() if default is None}
        optional |= {"target"} if declared.__defaults__ else set()

        @wraps(declared)
        def make(*args: P.args, **given: P.kwargs) -> Call[R]:
            declared(*args, **given)  # which raises TypeError for parameters that are unknown or missing
            everything = {"target": args[0], **given} if args else given
            params = {
                parameter: value
                for parameter, value in everything.items()
                if value is not UNSET and not (value is None and parameter in optional)
            }
            return Call(facts, params)

        return make

    return declare
