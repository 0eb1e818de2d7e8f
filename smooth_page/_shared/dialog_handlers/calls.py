"""Reads calls: of the dialog, of functions that handlers are written with, and of the user's own."""

from __future__ import annotations

import ast
import asyncio
import functools
import operator
import os
import sys
import sysconfig
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodDescriptorType, MethodType
from typing import TYPE_CHECKING, Any

from smooth_page.errors import Error

from . import functions
from .attributes import attribute
from .path import Reply, why_unknown
from .scope import Scope, bind, is_generator
from .signals import Beyond, Returned, Thrown
from .sources import tree_of
from .state import Listener
from .values import (
    Answer,
    Bound,
    Coroutine,
    Function,
    Known,
    Lazy,
    Method,
    TheDialog,
    Unknown,
    Value,
    holds_answer,
    holds_dialog,
    plain,
)

if TYPE_CHECKING:
    from .reader import Reader

DEPTH = 12
_BUILTIN = (BuiltinFunctionType, MethodDescriptorType, type(len), type("".join))
_PACKAGE = str(Path(__file__).parents[2])
_PATHS = {sysconfig.get_paths()[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
_LIBRARIES = tuple(path + os.sep for path in (*_PATHS, _PACKAGE))


class Calls:
    """Calls values. Nothing of the program's is run."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._depth = 0

    def call(self, function: Value, args: list[Value], kwargs: dict[str, Value], name: str) -> Value:
        """The result of a call; `name` as it stands in the code."""
        self.reader.path.step()
        if isinstance(function, Bound):
            return self._of_bound(function, args, kwargs, name)
        if isinstance(function, Method):
            return self._of_method(function, args, kwargs, name)
        if isinstance(function, Function):
            return self.enter(function, args, kwargs)
        if isinstance(function, Known):
            return self._of_object(function.value, args, kwargs, name)
        return self.unread(name, [*args, *kwargs.values()], function)

    # -- the dialog ------------------------------------------------------------------------------------------------

    def _answer(self, name: str, args: list[Value], kwargs: dict[str, Value]) -> Value:
        text = args[0] if args else kwargs.get("prompt_text", Known(None))
        if len(args) > (name == "accept") or kwargs.keys() - ({"prompt_text"} if name == "accept" else set()):
            raise Thrown(TypeError)
        if isinstance(text, Known) and not isinstance(plain(text), (str, type(None))):
            raise Thrown(Error)
        answer = Answer(name == "accept", text)
        return answer if self.reader.awaits else self._give(answer)

    def _give(self, answer: Answer) -> Value:
        path = self.reader.path
        if path.answered:
            raise Thrown(Error)
        path.reply = Reply(answer.accept, answer.text, path.late)
        return Known(None)

    def awaited(self, value: Value) -> Value:
        """The result of awaiting a value. What is not known takes time, in which other listeners run."""
        if isinstance(value, Answer):
            return self._give(value)
        if isinstance(value, Coroutine):
            return self._run(value.function, value.args, value.kwargs)
        if not isinstance(value, Known) or value.value is not None:
            self.reader.path.late = True
        return Unknown(why_unknown(value))

    # -- functions of the program ----------------------------------------------------------------------------------

    def enter(self, function: Function, args: list[Value], kwargs: dict[str, Value]) -> Value:
        """A call of a function whose code is there."""
        if not isinstance(function.node, ast.Lambda) and is_generator(function.node):
            raise Beyond("it has a generator")
        if isinstance(function.node, ast.AsyncFunctionDef):
            return Coroutine(function, args, kwargs)
        return self._run(function, args, kwargs)

    def _run(self, function: Function, args: list[Value], kwargs: dict[str, Value]) -> Value:
        if self._depth >= DEPTH:
            raise Beyond("it calls too deep")
        scope = Scope(self.reader.state, function.real, function.scope, function.node)
        bind(scope, function, args, kwargs)
        self._depth += 1
        try:
            if isinstance(function.node, ast.Lambda):
                return self.reader.expressions.read(function.node.body, scope)
            self.reader.statements.run(function.node.body, scope)
        except Returned as returned:
            return returned.value
        finally:
            self._depth -= 1
        return Known(None)

    # -- kinds of callables ----------------------------------------------------------------------------------------

    def _of_bound(self, bound: Bound, args: list[Value], kwargs: dict[str, Value], name: str) -> Value:
        first = bound.first
        if isinstance(first, Known) and isinstance(bound.function, Known):
            known = self._of_listeners(first.value, bound.function.value, args)
            if known is not None:
                return known
            found = self.reader.containers.method(first, bound.function.value.__name__, args, kwargs)
            if found is not None:
                return found
        return self.call(bound.function, [first, *args], kwargs, name)

    def _of_method(self, method: Method, args: list[Value], kwargs: dict[str, Value], name: str) -> Value:
        if isinstance(method.owner, TheDialog):
            return self._answer(method.name, args, kwargs)
        found = self.reader.containers.method(method.owner, method.name, args, kwargs)
        if found is not None:
            return found
        if any(map(holds_answer, [*args, *kwargs.values()])):
            return self.unread(name, [*args, *kwargs.values()], method)
        self.reader.path.kept |= any(map(holds_dialog, [*args, *kwargs.values()]))
        return Unknown(f"{name}() is not known before the dialog opens")

    def _of_object(self, held: Any, args: list[Value], kwargs: dict[str, Value], name: str) -> Value:
        found = functions.find(held)
        if found is not None:
            return self._modelled(found, args, kwargs)
        if type(held) is MethodType:
            return self._of_bound(Bound(Known(held.__func__), Known(held.__self__)), args, kwargs, name)
        if type(held) is BuiltinFunctionType and not isinstance(held.__self__, (type(None), type(sys), type)):
            return self._of_builtin_method(held, args, kwargs, name)
        if type(held) is functools._lru_cache_wrapper:
            return self.call(Known(held.__wrapped__), args, kwargs, name)
        if type(held) is functools.partial:
            given = {key: Known(value) for key, value in held.keywords.items()}
            return self.call(Known(held.func), [*map(Known, held.args), *args], {**given, **kwargs}, name)
        if type(held) is operator.methodcaller:
            return self._of_methodcaller(held, args)
        if isinstance(held, FunctionType):
            return self._of_function(held, args, kwargs, name)
        return self._of_instance(held, args, kwargs, name)

    def _modelled(self, found: functions.Call, args: list[Value], kwargs: dict[str, Value]) -> Value:
        try:
            return found(self.reader, args, kwargs)
        except (IndexError, ValueError):  # too few arguments
            raise Thrown(TypeError) from None

    def _of_builtin_method(self, held: Any, args: list[Value], kwargs: dict[str, Value], name: str) -> Value:
        return self._of_method(Method(Known(held.__self__), held.__name__), args, kwargs, name)

    def _of_methodcaller(self, held: Any, args: list[Value]) -> Value:
        _, (name, *given) = held.__reduce__()[:2] if isinstance(held.__reduce__()[0], type) else (None, (None,))
        if name is None or not args:
            raise Beyond("it is a methodcaller with keywords")
        return self.call(attribute(self.reader, args[0], name), [Known(each) for each in given], {}, name)

    def _of_instance(self, held: Any, args: list[Value], kwargs: dict[str, Value], name: str) -> Value:
        if not isinstance(held, type):
            method = vars(type(held)).get("__call__")
            if isinstance(method, FunctionType) and not _is_library(method):
                return self._of_function(method, [Known(held), *args], kwargs, name)
        return self.unread(name, [*args, *kwargs.values()], Known(held))

    def _of_function(self, held: FunctionType, args: list[Value], kwargs: dict[str, Value], name: str) -> Value:
        of_dialog = held.__qualname__ in ("Dialog.accept", "Dialog.dismiss")
        if of_dialog and args and isinstance(args[0], TheDialog):
            return self._answer(held.__name__, args[1:], kwargs)
        given = [*args, *kwargs.values()]
        node = tree_of(held)
        if node is None or _is_standard(held) or (_is_library(held) and not any(map(holds_dialog, given))):
            return self.unread(name, [*args, *kwargs.values()], Known(held))
        state = self.reader.state
        try:
            return self.enter(Function(node, held), args, kwargs)
        except Beyond:
            if self.reader.path.kept or any(map(holds_dialog, given)):
                raise
            state.murky = True
            return Unknown(f"{name}() can't be read")

    def partial(self, function: Value, args: list[Value], kwargs: dict[str, Value]) -> Value:
        """`functools.partial(...)` made in a handler."""
        if kwargs or len(args) > 1:
            raise Beyond("it makes a partial of several arguments")
        return Bound(function, args[0]) if args else function

    # -- listeners -------------------------------------------------------------------------------------------------

    def _of_listeners(self, owner: Any, function: Any, args: list[Value]) -> Value | None:
        """page.on, once and remove_listener in a handler."""
        name = getattr(function, "__name__", "")
        if not any(owner is each for each in self.reader.emitters) or name not in ("on", "once", "remove_listener"):
            return None
        if len(args) != 2 or plain(args[0]) != "dialog":
            return Unknown(f"{name}()")
        listener = args[1]
        if isinstance(listener, Bound) and isinstance(listener.first, Known) and isinstance(listener.function, Known):
            listener = Known(MethodType(listener.function.value, listener.first.value))
        if not isinstance(listener, Known):
            raise Beyond(f"it calls {name}() with a function of its own")
        self._change_listeners(owner, name, listener.value)
        return Known(None)

    def _change_listeners(self, owner: Any, name: str, function: Any) -> None:
        listeners = self.reader.state.listeners
        if name != "remove_listener":
            listeners.append(Listener(function, name == "once", owner))
            return
        for each in listeners:
            if each.emitter is owner and _same_function(each.function, function):
                listeners.remove(each)
                return
        raise Thrown(KeyError)

    # -- what is not read ------------------------------------------------------------------------------------------

    def unread(self, name: str, given: list[Value], function: Value) -> Value:
        """A call of code that is not read. It has no influence unless it is given the dialog."""
        path = self.reader.path
        if name.endswith((".create_task", ".ensure_future", ".start_soon")):
            return functions.find(asyncio.create_task)(self.reader, given, {})  # type: ignore[misc]
        if not path.answered and any(map(holds_answer, given)):
            raise Beyond(f"it gives the dialog to {name}")
        if any(map(holds_dialog, given)):
            if not path.answered and not _is_harmless(function):
                raise Beyond(_why_unread(function, name))
            path.kept = True
        for each in given:
            if isinstance(each, Lazy):
                list(each.items)
        return Unknown(f"{name}() is not known before the dialog opens")


def _why_unread(function: Value, name: str) -> str:
    if isinstance(function, Known) and isinstance(function.value, FunctionType):
        return f"the source of {name} is missing"
    return f"it gives the dialog to {name}"


def _same_function(one: Any, other: Any) -> bool:
    """Whether two listeners are the same: bound methods are new objects each time."""
    if type(one) is MethodType and type(other) is MethodType:
        return one.__func__ is other.__func__ and one.__self__ is other.__self__
    return one is other


def _is_library(function: FunctionType) -> bool:
    """Whether it is of an installed package, or of Python's own."""
    return function.__code__.co_filename.startswith(_LIBRARIES)


def _is_standard(function: FunctionType) -> bool:
    """Whether it is a function of Python's own; one that wraps another is not."""
    module = (function.__module__ or "").partition(".")[0]
    return _is_library(function) and module in sys.stdlib_module_names and not hasattr(function, "__wrapped__")


def _is_harmless(function: Value) -> bool:
    """Whether what gets the dialog does not answer it: Python's own functions don't know how."""
    if isinstance(function, Unknown):
        return False
    held = function.value if isinstance(function, Known) else None
    return _is_standard(held) if isinstance(held, FunctionType) else isinstance(held, _BUILTIN)
