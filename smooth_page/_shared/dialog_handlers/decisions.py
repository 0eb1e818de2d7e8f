"""From listeners to a table of decisions that the page applies by itself.

Each state of the table is a tree: conditions on the dialog lead to an answer, and to the state for the next dialog
(runtime/src/observe/decide.ts). One state is enough where listeners do the same with every dialog.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Union

from .path import Path
from .reader import Outcome, Reader
from .signals import Fork
from .state import State
from .values import Expr

# Beyond, what listeners do is unknown: states of dialogs in a row, and ways through the listeners.
STATES = 24
# The index of the state of which nothing is known.
LOST = -1
WAYS = 300


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

    def to_wire(self) -> dict[str, Any]:
        """Settings.dialogs of contract.ts."""
        return {"states": [_wire(tree, index) for index, tree in enumerate(self._trees)]}

    # -- states ----------------------------------------------------------------------------------------------------

    def _settle(self, state: State) -> int:
        """The index of a state in the table."""
        for index, known in enumerate(self._states):
            if state.same_as(known):
                return index
        if len(self._states) >= STATES:
            return self._lost()
        index = len(self._states)
        self._states.append(state)
        tree = self._tree(state, ())
        self._trees.append(tree)
        again = self._repeats(state, tree)
        for leaf in _leaves(tree):
            self.why = self.why or leaf.outcome.why
            if leaf.outcome.lost:
                leaf.then = self._lost()
            else:
                leaf.then = index if again else self._settle(leaf.state)
        return index

    def _lost(self) -> int:
        """The state in which nothing is known any longer."""
        self.why = self.why or "it does something else with each dialog"
        return LOST

    def _repeats(self, state: State, tree: Tree) -> bool:
        """Whether the same tree holds for all dialogs to come, whatever handlers have written meanwhile."""
        leaves = list(_leaves(tree))
        leaves = [leaf for leaf in leaves if not leaf.outcome.lost]
        if any(leaf.state.listeners != state.listeners for leaf in leaves):
            return False
        wide = state
        for leaf in leaves:
            wide = wide.widened(leaf.state.changed(state), leaf.state)
        if all(not leaf.state.changed(state) for leaf in leaves):
            return True
        after = self._tree(wide, ())
        return _same(tree, after) and all(
            leaf.outcome.lost or (leaf.state.listeners == state.listeners and not leaf.state.changed(wide))
            for leaf in _leaves(after)
        )

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
            return yes if _same(yes, no) and _lead_to_same(yes, no) else Branch(fork.condition, yes, no)
        except RecursionError:
            return Leaf(Outcome(why="it calls too deep", lost=True), state)
        return Leaf(outcome, state.settled())


def _leaves(tree: Tree) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
    else:
        yield from _leaves(tree.yes)
        yield from _leaves(tree.no)


def _same(one: Tree, other: Tree) -> bool:
    """Whether both come to the same answers."""
    if isinstance(one, Leaf) and isinstance(other, Leaf):
        return one.outcome == other.outcome
    if isinstance(one, Branch) and isinstance(other, Branch):
        return one.condition == other.condition and _same(one.yes, other.yes) and _same(one.no, other.no)
    return False


def _lead_to_same(one: Tree, other: Tree) -> bool:
    pairs = zip(_leaves(one), _leaves(other), strict=False)
    return all(left.state.same_as(right.state) for left, right in pairs)


def _either(one: Tree, other: Tree, why: str) -> Tree:
    """Nobody knows which of the two it will be."""
    if not _same(one, other):
        return _unknown([*_leaves(one), *_leaves(other)], why)
    for left, right in zip(_leaves(one), _leaves(other), strict=True):
        left.state = left.state.merged(right.state)
    return one


def _unknown(leaves: list[Leaf], why: str) -> Leaf:
    """One of these answers, and nobody knows which."""
    state = leaves[0].state
    for leaf in leaves[1:]:
        state = state.merged(leaf.state)
    lost = any(leaf.outcome.lost or leaf.state.listeners != state.listeners for leaf in leaves)
    return Leaf(Outcome(why=why, lost=lost), state)


def _wire(tree: Tree, index: int) -> dict[str, Any]:
    if isinstance(tree, Branch):
        yes, no = _wire(tree.yes, index), _wire(tree.no, index)
        return yes if json.dumps(yes) == json.dumps(no) else {"if": tree.condition, "yes": yes, "no": no}
    found: dict[str, Any] = {"accept": bool(tree.outcome.accept)}
    if tree.outcome.text is not None:
        found["text"] = tree.outcome.text
    if tree.outcome.why is not None:
        found["unknown"] = True
    if tree.then != index:
        found["then"] = tree.then
    return found
