"""The names of a file during the walk: their possible values at each place."""

from __future__ import annotations

from dataclasses import dataclass, field

from smooth_page.usage.project import Project, SourceFile
from smooth_page.usage.values import NOTHING, Class, Function, Values


@dataclass
class Scope:
    """A module, a class body or a function. `branches` counts the ifs, loops and handlers around the place."""

    project: Project
    file: SourceFile
    # The tree's node, which tells scopes apart.
    key: object
    parent: Scope | None = None
    function: Function | None = None
    owner: Class | None = None
    branches: int = 0
    _here: dict[str, Values] = field(default_factory=dict)

    def assign(self, name: str, values: Values) -> None:
        """Sets a name's value. It replaces the old one; within a branch it is a further possibility."""
        before = self._here.get(name, NOTHING) if self.branches else NOTHING
        self._here[name] = before | values
        self.project.learn(("variable", self.key, name), values)
        if self.owner:
            self.project.learn(("attribute", self.owner, name), values)

    def add(self, name: str, values: Values) -> None:
        """Adds a possible value of a name, whatever the place."""
        self._here[name] = self.look_up(name) | values
        self.project.learn(("variable", self.key, name), values)

    def look_up(self, name: str) -> Values:
        if name in self._here:
            return self._here[name]
        scope = self.parent
        while scope:
            if not scope.owner:  # names of a class body are not visible in its methods
                found = self.project.known(("variable", scope.key, name))
                if found:
                    return found
            scope = scope.parent
        return self.project.known(("variable", self.key, name))
