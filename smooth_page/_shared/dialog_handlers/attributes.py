"""Reads attributes, without running a property, a descriptor or a `__getattr__` of the program's."""

from __future__ import annotations

import enum
from types import BuiltinFunctionType, FunctionType, MethodDescriptorType, MethodType
from typing import TYPE_CHECKING, Any

from .path import PROPERTIES
from .signals import Thrown
from .state import MANY, TABLES
from .values import SCALARS, Bound, Known, Many, Match, Method, Super, Symbol, Table, TheDialog, Unknown, Value, defines

if TYPE_CHECKING:
    from .reader import Reader

ANSWERS = ("accept", "dismiss")


def attribute(reader: Reader, owner: Value, name: str) -> Value:
    """`owner.name`."""
    if isinstance(owner, TheDialog):
        return _of_dialog(reader, name)
    if isinstance(owner, (Symbol, Many, Table, Match)) or (isinstance(owner, Unknown) and owner.kind):
        return Method(owner, name)
    if isinstance(owner, Known):
        return _of_object(reader, owner, name)
    if isinstance(owner, Super):
        return _of_super(reader, owner, name)
    return Unknown(owner.why if isinstance(owner, Unknown) else f"{name} is not known before the dialog opens")


def _of_dialog(reader: Reader, name: str) -> Value:
    if name in PROPERTIES:
        return reader.path.fact(name)
    if name in ANSWERS:
        return Method(TheDialog(), name)
    if name == "page" and reader.page is not None:
        return Known(reader.page)
    return Unknown(f"dialog.{name} is not known before the dialog opens")


def _of_object(reader: Reader, owner: Known, name: str) -> Value:
    held = owner.value
    if isinstance(held, enum.Enum) and name in ("value", "name"):
        return Known(held._value_ if name == "value" else held._name_)
    if type(held) in (*SCALARS, *MANY, *TABLES) and not hasattr(type(held), name):
        raise Thrown(AttributeError)
    if type(held) in (*SCALARS, *MANY, *TABLES):
        return Method(owner, name)
    if type(held) is MethodType and name in ("__self__", "__func__"):
        return Known(getattr(held, name))
    if type(held).__module__.partition(".")[0] == "smooth_page" and not callable(getattr(type(held), name, None)):
        return Unknown(f"{name} may change before the dialog opens")
    stored, in_class = reader.state.attribute(held, name)
    return _bound(reader, owner, stored, name) if in_class and isinstance(stored, Known) else stored


def _of_super(reader: Reader, owner: Super, name: str) -> Value:
    held = owner.instance.value
    bases = (held if isinstance(held, type) else type(held)).__mro__
    for base in bases[bases.index(owner.kind) + 1 :] if owner.kind in bases else ():
        if name in vars(base):
            return _bound(reader, owner.instance, Known(vars(base)[name]), name)
    raise Thrown(AttributeError)


def _bound(reader: Reader, owner: Known, stored: Known, name: str) -> Value:
    """What a class's attribute is for an instance, or for the class itself."""
    found: Any = stored.value
    of_class = isinstance(owner.value, type)
    if isinstance(found, staticmethod):
        return Known(found.__func__)
    if isinstance(found, classmethod):
        return Bound(Known(found.__func__), owner if of_class else Known(type(owner.value)))
    if isinstance(found, property) and not of_class:
        getter = found.fget
        return reader.calls.call(Known(getter), [owner], {}, name) if getter else Unknown(f"{name} is not readable")
    if isinstance(found, (FunctionType, MethodDescriptorType, BuiltinFunctionType)) and not of_class:
        return Bound(stored, owner)
    if defines(type(found), "__get__") and not isinstance(found, (FunctionType, type)):
        return Unknown(f"{name} is computed")
    return stored
