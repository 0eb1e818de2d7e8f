"""What may change from dialog to dialog: the listeners, and what handlers have written."""

from __future__ import annotations

import builtins
import collections
import inspect
import os
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .signals import Thrown
from .values import SCALARS, Bound, Known, Many, Table, Unknown, Value, alike, defines

CHANGES = "it changes from dialog to dialog"
MANY: tuple[type, ...] = (list, tuple, set, frozenset, collections.deque, range, type({}.keys()), type({}.values()))
TABLES: tuple[type, ...] = (dict, collections.OrderedDict, collections.defaultdict, collections.Counter)
# Of slots and of named tuples: they only look into the object.
_DESCRIPTORS = (types.MemberDescriptorType, type(collections.namedtuple("_", "a").a))  # type: ignore[attr-defined]
_ITERATORS: tuple[type, ...] = (type(iter([])), type(iter(())), type(iter(range(0))))
# What such names hold is seldom replaced, and nothing of it is lost when code between could not be read.
_LASTING = (types.FunctionType, types.ModuleType, types.MethodType, types.BuiltinFunctionType, type)

_FOLLOWED = 1_000  # more items are not looked at

Key = tuple[int, str]


@dataclass(frozen=True, eq=False)
class Listener:
    """A listener, whether for once, and whose."""

    function: Callable[..., Any]
    once: bool
    emitter: Any


class State:
    """Starts as the program is; handlers that are read write here instead of into the program."""

    def __init__(self, listeners: list[Listener]) -> None:
        self.listeners = listeners
        # By the id of the owner and the name, with the owner, which keeps the id its own. Lists and dicts: name "".
        self._written: dict[Key, tuple[Any, Value]] = {}
        # Code was skipped that may have written anything.
        self.murky = False
        # Shared by all copies: for what was read of the program, whether it is still the same.
        self.looks: dict[Key, Callable[[], bool]] = {}

    def copy(self) -> State:
        """Another state, to be written to."""
        other = State(list(self.listeners))
        other.murky, other.looks = self.murky, self.looks
        other._written = {key: (owner, _copied(value)) for key, (owner, value) in self._written.items()}
        return other

    # -- reading and writing ---------------------------------------------------------------------------------------

    def read(self, owner: Any, name: str, present: Callable[[], Any]) -> Value:
        """What stands at a name of an owner: written before, or as the program has it at present."""
        if (id(owner), name) in self._written:
            return self._written[id(owner), name][1]
        held = present()
        self.looks.setdefault((id(owner), name), lambda: _is_still(held, present))
        if self.murky and not isinstance(held, _LASTING):
            return Unknown(f"{name} may have been changed by code that can't be read")
        return Known(held)

    def write(self, owner: Any, name: str, value: Value) -> None:
        """From now on the value stands there."""
        self._written[id(owner), name] = (owner, value)

    def cell(self, name: str, cell: types.CellType) -> Value:
        """A variable of an enclosing function."""
        try:
            return self.read(cell, "", lambda: cell.cell_contents)
        except ValueError:
            raise Thrown(NameError) from None

    def variable(self, name: str, namespace: dict[str, Any]) -> Value:
        """A global, or a builtin."""
        if name not in namespace and (id(namespace), name) not in self._written:
            if not hasattr(builtins, name):
                raise Thrown(NameError)
            return Known(getattr(builtins, name))
        return self.read(namespace, name, lambda: namespace[name])

    def attribute(self, owner: Any, name: str) -> tuple[Value, bool]:
        """An attribute as it is stored, and whether it is the class's; no code of the program's runs."""
        if isinstance(owner, types.ModuleType):
            return self._of_module(owner, name), False
        if (id(owner), name) in self._written:
            return self._written[id(owner), name][1], False
        try:
            held = inspect.getattr_static(owner, name)
        except AttributeError:
            if defines(type(owner), "__getattr__"):
                return Unknown(f"{name} is computed by {type(owner).__name__}"), False
            raise Thrown(AttributeError) from None
        if isinstance(held, _DESCRIPTORS):
            held = held.__get__(owner)
        own = _own(owner)
        in_class = isinstance(owner, type) or name not in own or own[name] is not held
        return self.read(owner, name, lambda: _stored(owner, name)), in_class

    def _of_module(self, module: types.ModuleType, name: str) -> Value:
        names = vars(module)
        if name not in names and (id(names), name) not in self._written:
            raise Thrown(AttributeError)
        return self.read(names, name, lambda: names[name])

    def inside(self, value: Value) -> Value:
        """The value as Many or Table, if it is a container of a builtin type; a shadow for the program's."""
        if not isinstance(value, Known):
            return value
        held = value.value
        key = (id(held), "")
        if key in self._written:
            return self._written[key][1]
        shadow = _lifted(held)
        if shadow is None:
            return value
        before = _copied(shadow)
        self.looks.setdefault((id(held), ""), lambda: _equal(_lifted(held) or Known(held), before))
        if self.murky and not isinstance(held, (tuple, frozenset, range)):
            return Unknown("it may have been changed by code that can't be read")
        self._written[key] = (held, shadow)
        return shadow

    # -- between dialogs -------------------------------------------------------------------------------------------

    def changed(self, before: State) -> set[Key]:
        """What is not as it was in that state."""
        return {
            key
            for key, (owner, value) in self._written.items()
            if not _equal(value, before._at(key, owner)) and not isinstance(before._at(key, owner), Unknown)
        }

    def _at(self, key: Key, owner: Any) -> Value:
        if key in self._written:
            return self._written[key][1]
        if key[1] == "" and not isinstance(owner, types.CellType):
            return _lifted(owner) or Known(owner)
        return Known(_stored(owner, key[1]))

    def widened(self, written: dict[Key, State]) -> State:
        """The same with all of that unknown; in the states that are given it has been written."""
        wide = self.copy()
        for key, other in written.items():
            owner, value = other._written[key]
            wide._written[key] = (owner, Unknown(CHANGES, _kind(value)))
        return wide

    def merged(self, other: State) -> State:
        """What holds in both."""
        both = self.copy()
        both.murky = self.murky or other.murky
        for key in other.changed(self) | self.changed(other):
            owner, value = self._written.get(key) or other._written[key]
            both._written[key] = (owner, Unknown(CHANGES, _kind(value)))
        return both

    def settled(self) -> State:
        """The state that the next dialog finds: what was known of this one is not known of it."""
        for key, (owner, value) in self._written.items():
            self._written[key] = (owner, _lasting(value))
        return self

    def is_covered_by(self, other: State) -> bool:
        """Whether what is known in the other state holds in this one."""
        return (
            self.listeners == other.listeners
            and self.murky == other.murky
            and not self.changed(other)
            and all(isinstance(other._written[key][1], Unknown) for key in other.changed(self))
        )


def _is_still(held: Any, present: Callable[[], Any]) -> bool:
    try:
        return alike(present(), held)
    except Exception:  # a variable that is gone
        return False


def _own(owner: Any) -> dict[str, Any]:
    """What an object itself holds, as far as it can be seen without running code."""
    try:
        held = object.__getattribute__(owner, "__dict__")
    except AttributeError:
        return {}
    return dict(held)


def _stored(owner: Any, name: str) -> Any:
    if isinstance(owner, types.CellType):
        try:
            return owner.cell_contents
        except ValueError:
            return None
    if type(owner) is dict:
        return owner.get(name)
    held = inspect.getattr_static(owner, name, None)
    return held.__get__(owner) if isinstance(held, _DESCRIPTORS) else held


def _lifted(held: Any) -> Value | None:
    if type(held) in _ITERATORS:
        _, (rest, *_), *at = held.__reduce__()
        return Many([Known(item) for item in list(rest)[at[0] if at else 0 :]], type(held))
    if type(held) in (*MANY, *TABLES) and len(held) > _FOLLOWED:
        return None
    if held is os.environ:
        return Table({name: Known(value) for name, value in os.environ.items()})
    if type(held) in MANY:
        return Many([Known(item) for item in held], type(held))
    if type(held) in TABLES and all(type(key) in SCALARS for key in held):
        return Table({key: Known(item) for key, item in held.items()})
    return None


def _kind(value: Value) -> type | None:
    if isinstance(value, Unknown):
        return value.kind
    return dict if isinstance(value, Table) else value.kind if isinstance(value, Many) else None


def _copied(value: Value) -> Value:
    if isinstance(value, Many):
        return Many([_copied(item) for item in value.items], value.kind)
    if isinstance(value, Table):
        return Table({key: _copied(item) for key, item in value.items.items()})
    return value


def _lasting(value: Value) -> Value:
    if isinstance(value, Many):
        return Many([_lasting(item) for item in value.items], value.kind)
    if isinstance(value, Table):
        return Table({key: _lasting(item) for key, item in value.items.items()})
    if isinstance(value, (Known, Unknown)) or (isinstance(value, Bound) and isinstance(value.first, Known)):
        return value
    return Unknown("it comes from an earlier dialog")


def _equal(one: Value, other: Value) -> bool:
    if isinstance(one, Many) and isinstance(other, Many):
        return len(one.items) == len(other.items) and all(map(_equal, one.items, other.items))
    if isinstance(one, Table) and isinstance(other, Table):
        return list(one.items) == list(other.items) and all(
            _equal(one.items[key], other.items[key]) for key in one.items
        )
    if isinstance(one, Known) and isinstance(other, Known):
        return alike(one.value, other.value)
    return isinstance(one, Unknown) and isinstance(other, Unknown)
