"""From listeners to a table of decisions that the page applies by itself.

Each state of the table is a tree: conditions on the dialog lead to an answer, and to the state for the next dialog
(runtime/src/events/dialog_decisions.ts). One state is enough where listeners do the same with every dialog.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Union

from smooth_page._protocol import contract

from .path import Path
from .reader import Outcome, Reader
from .signals import Fork
from .state import Key, State
from .values import Expr

# Beyond, what listeners do is unknown: states of dialogs in a row, and ways through the listeners.
STATES = 24
# The index of the state of which nothing is known.
LOST = -1
WAYS = 500


@dataclass
class Leaf:
    """An answer, the state that it leaves, and the index of that state."""

    outcome: Outcome
    state: State
    then: int = LOST


@dataclass
class Branch:
    """A condition on the dialog, and what follows."""

    condition: Expr
    yes: Tree
    no: Tree


Tree = Union[Leaf, Branch]  # noqa: UP007 - refers to classes that refer to it


class Decisions:
    """The table for listeners; `emitters` in the order in which they call theirs."""

    def __init__(self, state: State, emitters: Sequence[Any], *, awaits: bool) -> None:
        self._emitters = emitters
        self._awaits = awaits
        self._ways = 0
        self._states: list[State] = []
        self._trees: list[Tree] = []
        # Why listeners can't be read, where they can't.
        self.why: str | None = None
        self._settle(state)
        self._looks = list(state.looks.values())

    @property
    def is_current(self) -> bool:
        """Whether the values that were read are still the same."""
        return all(look() for look in self._looks)

    def to_wire(self) -> contract.DialogTable:
        """The table of answers on the wire."""
        return {"states": [_wire(tree, index) for index, tree in enumerate(self._trees)]}

    # -- states ----------------------------------------------------------------------------------------------------

    def _settle(self, state: State) -> int:
        """The index of a state in the table."""
        for index, known in enumerate(self._states):
            if state.is_covered_by(known):
                return index
        if len(self._states) >= STATES:
            return self._lost()
        index = len(self._states)
        state, tree = self._weakened(state, self._tree(state, ()))
        self._states.append(state)
        self._trees.append(tree)
        for leaf in _leaves(tree):
            self.why = self.why or leaf.outcome.why
            leaf.then = self._lost() if leaf.outcome.lost else self._settle(leaf.state)
        return index

    def _lost(self) -> int:
        """The state in which nothing is known any longer."""
        self.why = self.why or "it does something else with each dialog"
        return LOST

    def _weakened(self, state: State, tree: Tree) -> tuple[State, Tree]:
        """The state without what listeners write and what decides nothing, such as lists of messages: it returns."""
        written: dict[Key, State] = {}
        for leaf in _leaves(tree):
            written |= dict.fromkeys(leaf.state.changed(state), leaf.state)
        if not written:
            return state, tree
        wide = state.widened(written)
        after = self._tree(wide, ())
        if _same(tree, after):
            return wide, after
        wide = state.widened({key: of for key, of in written.items() if self._is_idle(state, tree, key, of)})
        after = self._tree(wide, ())
        return (wide, after) if _same(tree, after) else (state, tree)

    def _is_idle(self, state: State, tree: Tree, key: Key, of: State) -> bool:
        return _same(tree, self._tree(state.widened({key: of}), ()))

    # -- trees -----------------------------------------------------------------------------------------------------

    def _tree(self, before: State, decisions: tuple[bool, ...]) -> Tree:
        """What follows these decisions in that state."""
        state = before.copy()
        self._ways += 1
        if self._ways > WAYS:
            return Leaf(Outcome(why="it has too many ways", lost=True), state)
        try:
            outcome = Reader(state, Path(decisions), self._emitters, awaits=self._awaits).read()
        except Fork as fork:
            yes, no = self._tree(before, (*decisions, True)), self._tree(before, (*decisions, False))
            if fork.condition is None:
                return _either(yes, no, fork.why)
            return Branch(fork.condition, yes, no)
        except RecursionError:
            return Leaf(Outcome(why="it calls too deep", lost=True), state)
        except Exception as error:  # whatever is odd about a listener, the user's call goes on
            return Leaf(Outcome(why=f"it is read with {type(error).__name__}", lost=True), state)
        return Leaf(outcome, state.settled())


def _leaves(tree: Tree) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    else:
        yield from _leaves(tree.yes)
        yield from _leaves(tree.no)


def _same(one: Tree, other: Tree) -> bool:
    """Whether both come to the same answers."""
    return bool(_answers(one) == _answers(other))


def _answers(tree: Tree) -> Any:
    """The tree without the conditions that make no difference."""
    if isinstance(tree, Leaf):
        return tree.outcome
    yes, no = _answers(tree.yes), _answers(tree.no)
    return yes if yes == no else (tree.condition, yes, no)


def _either(one: Tree, other: Tree, why: str) -> Tree:
    """Which of the two it will be is not known."""
    if not _same(one, other):
        return _one_of([*_leaves(one), *_leaves(other)], Outcome(why=why))
    for leaf in _leaves(one):
        merged = _one_of([leaf, *_leaves(other)], leaf.outcome)
        leaf.state, leaf.outcome = merged.state, merged.outcome
    return one


def _one_of(leaves: list[Leaf], outcome: Outcome) -> Leaf:
    """The outcome, after which the state is one of these."""
    state = leaves[0].state
    for leaf in leaves[1:]:
        state = state.merged(leaf.state)
    lost = any(leaf.outcome.lost or leaf.state.listeners != state.listeners for leaf in leaves)
    return Leaf(replace(outcome, lost=lost), state)


def _wire(tree: Tree, index: int) -> contract.Tree:
    if isinstance(tree, Branch):
        yes, no = _wire(tree.yes, index), _wire(tree.no, index)
        return yes if json.dumps(yes) == json.dumps(no) else {"if": tree.condition, "yes": yes, "no": no}
    found: contract.Leaf = {"accept": bool(tree.outcome.accept)}
    if tree.outcome.text is not None:
        found["text"] = tree.outcome.text
    if tree.outcome.why is not None:
        found["unknown"] = True
    if tree.then != index:
        found["then"] = tree.then
    return found
