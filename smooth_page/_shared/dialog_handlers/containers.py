"""Reads and writes what is in lists, dicts and the like."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import texts
from .path import why_unknown
from .signals import Thrown
from .values import Known, Lazy, Many, Match, Symbol, Table, Unknown, Value, holds_dialog, plain

if TYPE_CHECKING:
    from .reader import Reader

# Methods of containers without a result.
_CHANGES = frozenset(
    ["append", "appendleft", "add", "discard", "extend", "insert", "update", "clear", "sort", "reverse"]
)


class Containers:
    """Items, slices, and methods of builtin containers."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    # -- items -----------------------------------------------------------------------------------------------------

    def item(self, owner: Value, key: Value) -> Value:
        """`owner[key]`."""
        owner = self.reader.state.inside(owner)
        if isinstance(owner, Table):
            return self.lookup(owner, key, None)
        if isinstance(owner, Match):
            return texts.match_method(self.reader.path, owner, "__getitem__", [key])
        if isinstance(owner, Many):
            return texts.item(self.reader.path, owner, key) if owner.kind is texts.Split else self._at(owner, key)
        if isinstance(owner, Symbol):
            return texts.character(self.reader.path, owner, key)
        text, at = plain(owner), plain(key)
        if isinstance(text, (str, tuple, bytes)) and isinstance(at, int):
            return self._tried(lambda: Known(text[at]))
        return Unknown(why_unknown(owner, key))

    def _at(self, owner: Many, key: Value) -> Value:
        at = plain(key)
        if type(at) is not int:
            return Unknown(why_unknown(key))
        return self._tried(lambda: owner.items[at])

    def _tried(self, action: Callable[[], Value]) -> Value:
        try:
            return action()
        except Exception as error:
            raise Thrown(type(error)) from None

    def lookup(self, table: Table, key: Value, default: Value | None) -> Value:
        """What stands at a key, which the page may have to compare with each; else the default, or KeyError."""
        if isinstance(key, Symbol):
            for each, value in table.items.items():
                if isinstance(each, str) == key.is_text and self._matches(key, each):
                    return value
        elif plain(key) is NotImplemented or any(type(each) is object for each in table.items):
            return Unknown(why_unknown(key))
        elif plain(key) in table.items:
            return table.items[plain(key)]
        if default is None:
            raise Thrown(KeyError)
        return default

    def _matches(self, key: Symbol, constant: Any) -> bool:
        value = texts.equal(self.reader.path, key, Known(constant))
        return isinstance(value, Known) and bool(value.value)

    def slice(self, owner: Value, start: Value, stop: Value, step: Value) -> Value:
        """`owner[start:stop:step]`."""
        if isinstance(owner, Symbol) and plain(step) is None:
            return texts.piece(owner, start, stop)
        owner = self.reader.state.inside(owner)
        bounds = [plain(start), plain(stop), plain(step)]
        if not all(bound is None or type(bound) is int for bound in bounds):
            return Unknown(why_unknown(start, stop, step))
        if isinstance(owner, Many) and owner.kind is not texts.Split:
            return Many(owner.items[slice(*bounds)], owner.kind)
        text = plain(owner)
        if not isinstance(text, str):
            return Unknown(why_unknown(owner))
        return self._tried(lambda: Known(text[slice(*bounds)]))

    def set_item(self, owner: Value, key: Value, value: Value) -> None:
        """`owner[key] = value`."""
        owner = self.reader.state.inside(owner)
        self._put(value)
        scalar = plain(key)
        if isinstance(owner, Table):
            owner.items[object() if scalar is NotImplemented else scalar] = value
        elif isinstance(owner, Many) and type(scalar) is int and owner.kind is list:
            self._tried(lambda: owner.items.__setitem__(scalar, value) or value)

    def _put(self, *values: Value) -> None:
        """The values go where other code finds them."""
        if any(map(holds_dialog, values)):
            self.reader.path.kept = True

    # -- methods ---------------------------------------------------------------------------------------------------

    def method(self, owner: Value, name: str, args: list[Value], kwargs: dict[str, Value]) -> Value | None:
        """A call of a method; None where it is not one of those that are read."""
        owner = self.reader.state.inside(owner)
        if isinstance(owner, Match):
            return texts.match_method(self.reader.path, owner, name, args)
        if isinstance(owner, Known) and isinstance(owner.value, re.Pattern) and len(args) == 1:
            return texts.search(self.reader.path, name, owner, args[0], 0)
        if isinstance(owner, Many) and owner.kind is not texts.Split:
            found: Callable[..., Value] | None = getattr(self, f"_{name}", None)
            return found(owner, *args) if found and not kwargs and len(args) <= 2 else None
        if isinstance(owner, Unknown):
            self._put(*args)
            return Known(None) if name in _CHANGES else None
        if isinstance(owner, Table):
            found = getattr(self, f"_dict_{name}", None)
            return found(owner, *args) if found and not kwargs and len(args) <= 2 else None
        return self._of_text(owner, name, args, kwargs)

    def _of_text(self, owner: Value, name: str, args: list[Value], kwargs: dict[str, Value]) -> Value | None:
        if isinstance(owner, Symbol):
            return texts.method(self.reader.path, owner, name, args) if not kwargs else None
        text = plain(owner)
        if isinstance(owner, Known) and isinstance(owner.value, re.Match):
            return self._of_match(owner.value, name, args)
        if not isinstance(text, str):
            return None
        if name == "format":
            return texts.formatted(text, args, kwargs)
        if name == "join" and len(args) == 1:
            return self._joined(text, args[0])
        given = [plain(arg) for arg in args]
        if NotImplemented in given or kwargs or not hasattr(str, name):
            return self._symbolic(owner, name, args)
        return self._tried(lambda: _result(getattr(text, name)(*given)))

    def _of_match(self, match: re.Match[Any], name: str, args: list[Value]) -> Value | None:
        given = [plain(arg) for arg in args]
        if name not in ("group", "groups", "groupdict", "start", "end") or NotImplemented in given:
            return None
        return self._tried(lambda: Known(getattr(match, name)(*given)))

    def _symbolic(self, owner: Value, name: str, args: list[Value]) -> Value:
        """A method of a text that is known, given one that only the page knows."""
        if name in ("startswith", "endswith") and len(args) == 1 and isinstance(args[0], Symbol):
            condition = "starts" if name == "startswith" else "ends"
            return Known(self.reader.path.holds([condition, texts.expr_of(owner), args[0].expr]))
        return Unknown(why_unknown(*args))

    def _joined(self, text: str, parts: Value) -> Value:
        items = self.reader.expressions.iterate(parts)
        if items is None:
            return Unknown(why_unknown(parts))
        woven: list[Value] = []
        for each in items:
            woven += [Known(text), each]
        return texts.joined(woven[1:])

    def _append(self, owner: Many, value: Value, *_: Value) -> Value:
        self._put(value)
        owner.items.append(value)
        return Known(None)

    _add = _append

    def _appendleft(self, owner: Many, value: Value) -> Value:
        self._put(value)
        owner.items.insert(0, value)
        return Known(None)

    def _insert(self, owner: Many, at: Value, value: Value) -> Value:
        self._put(value)
        index = plain(at)
        owner.items.insert(index if type(index) is int else 0, value)
        return Known(None)

    def _extend(self, owner: Many, values: Value) -> Value:
        items = list(self.reader.expressions.iterate(values) or [Unknown(why_unknown(values))])
        self._put(*items)
        owner.items.extend(items)
        return Known(None)

    def _pop(self, owner: Many, at: Value | None = None) -> Value:
        index = plain(at) if at is not None else -1
        if type(index) is not int:
            raise Thrown(None)
        return self._tried(lambda: owner.items.pop(index))

    def _popleft(self, owner: Many) -> Value:
        return self._tried(lambda: owner.items.pop(0))

    def _clear(self, owner: Many) -> Value:
        owner.items.clear()
        return Known(None)

    def _copy(self, owner: Many) -> Value:
        return Many(list(owner.items), owner.kind)

    def _count(self, owner: Many, value: Value) -> Value:
        found = [self.reader.comparisons.equal(each, value) for each in owner.items]
        unknown = next((each for each in found if not isinstance(each, Known)), None)
        return unknown or Known(sum(bool(each.value) for each in found if isinstance(each, Known)))

    def _dict_get(self, owner: Table, key: Value, default: Value | None = None) -> Value:
        return self.lookup(owner, key, default or Known(None))

    def _dict_setdefault(self, owner: Table, key: Value, default: Value | None = None) -> Value:
        scalar = plain(key)
        self._put(default or Known(None))
        return owner.items.setdefault(object() if scalar is NotImplemented else scalar, default or Known(None))

    def _dict_pop(self, owner: Table, key: Value, default: Value | None = None) -> Value:
        value = self.lookup(owner, key, default)
        for each in [each for each, held in owner.items.items() if held is value]:
            del owner.items[each]
        return value

    def _dict_items(self, owner: Table) -> Value:
        return Many([Many([Known(key), value], tuple) for key, value in owner.items.items()])

    def _dict_keys(self, owner: Table) -> Value:
        return Many([Known(key) for key in owner.items])

    def _dict_values(self, owner: Table) -> Value:
        return Many(list(owner.items.values()))

    def _dict_clear(self, owner: Table) -> Value:
        owner.items.clear()
        return Known(None)

    def _dict_copy(self, owner: Table) -> Value:
        return Table(dict(owner.items))

    def _dict_update(self, owner: Table, other: Value) -> Value:
        other = self.reader.state.inside(other)
        if not isinstance(other, Table):
            raise Thrown(None)
        self._put(*other.items.values())
        owner.items.update(other.items)
        return Known(None)

    # -- iteration -------------------------------------------------------------------------------------------------

    def next(self, value: Value, default: Value | None) -> Value:
        """`next(value)`."""
        value = self.reader.state.inside(value)
        if isinstance(value, Lazy):
            found = next(value.items, None)
            if found is not None:
                return found
        elif isinstance(value, Many) and "iterator" in value.kind.__name__:
            if value.items:
                return value.items.pop(0)
        else:
            return Unknown(f"the next of {why_unknown(value)}")
        if default is None:
            raise Thrown(StopIteration)
        return default


def _result(value: Any) -> Value:
    """The result of a method of str."""
    return Many([Known(each) for each in value], type(value)) if isinstance(value, (list, tuple)) else Known(value)
