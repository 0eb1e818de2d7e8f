"""Names of a file while it is walked: what each stands for at a place."""

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
        """In a straight line the newest value counts; within a branch it is one more that there may be."""
        before = self._here.get(name, NOTHING) if self.branches else NOTHING
        self._here[name] = before | values
        self.project.learn(("variable", self.key, name), values)
        if self.owner:
            self.project.learn(("attribute", self.owner, name), values)

    def add(self, name: str, values: Values) -> None:
        """One more value of a name, wherever the place."""
        self._here[name] = self.look_up(name) | values
        self.project.learn(("variable", self.key, name), values)

    def look_up(self, name: str) -> Values:
        if name in self._here:
            return self._here[name]
        scope = self.parent
        while scope:
            if not scope.owner:  # a class body's names are none of its methods'
                found = self.project.known(("variable", scope.key, name))
                if found:
                    return found
            scope = scope.parent
        return self.project.known(("variable", self.key, name))
