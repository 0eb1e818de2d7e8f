"""From a function to its syntax tree."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType, FunctionType

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_KINDS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@lru_cache(maxsize=512)
def node_of(code: CodeType) -> FunctionNode | None:
    """The syntax tree of a function's code; None where the source is missing or is not this function's."""
    tree = _tree(code.co_filename, linecache.getlines(code.co_filename))
    if tree is None:
        return None
    found = [node for node in _functions(tree) if _first_line(node) == code.co_firstlineno and _fits(node, code)]
    return found[0] if len(found) == 1 else _distinguished(tree, found, code)


def tree_of(function: FunctionType) -> FunctionNode | None:
    """The syntax tree of a function."""
    return node_of(function.__code__)


def _tree(filename: str, lines: list[str]) -> ast.Module | None:
    return _parsed(filename, "".join(lines)) if lines else None


@lru_cache(maxsize=32)
def _parsed(filename: str, text: str) -> ast.Module | None:
    for _ in range(2):
        try:
            return ast.parse(text, filename)
        except SystemError:  # Python 3.11 miscounts the depth of recursion where greenlets are about
            continue
        except (SyntaxError, ValueError, RecursionError):
            return None
    return None


def _functions(tree: ast.AST) -> Iterator[FunctionNode]:
    for node in ast.walk(tree):
        if isinstance(node, _KINDS):
            yield node


def _first_line(node: FunctionNode) -> int:
    decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _fits(node: FunctionNode, code: CodeType) -> bool:
    """Whether names agree: a file may have been edited since it was imported."""
    if (code.co_name if isinstance(node, ast.Lambda) else node.name) != (
        "<lambda>" if isinstance(node, ast.Lambda) else code.co_name
    ):
        return False
    arguments = node.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return list(code.co_varnames[: len(names)]) == names


def _distinguished(tree: ast.Module, found: list[FunctionNode], code: CodeType) -> FunctionNode | None:
    """Several functions on one line: the one whose code is the same. Each gets a line of its own for that."""
    lines = [node.lineno for node in found]
    beyond = 1_000_000
    for index, node in enumerate(found):
        node.lineno, node.end_lineno = beyond + index, None
    try:
        compiled = {each.co_firstlineno - beyond: each for each in _codes(compile(tree, code.co_filename, "exec"))}
    except (SyntaxError, ValueError, RecursionError):
        return None
    finally:
        for node, line in zip(found, lines, strict=True):
            node.lineno = line
    same = [node for index, node in enumerate(found) if index in compiled and _same(compiled[index], code)]
    return same[0] if len({ast.dump(node) for node in same}) == 1 else None


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _same(one: CodeType, other: CodeType) -> bool:
    return _signature(one) == _signature(other)


def _signature(code: CodeType) -> tuple[object, ...]:
    constants = tuple(
        _signature(constant) if isinstance(constant, CodeType) else (type(constant), constant)
        for constant in code.co_consts
    )
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, constants
