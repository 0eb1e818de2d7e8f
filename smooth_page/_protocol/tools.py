"""Functions of the user that the service's agent may call during a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Tool:
    """A function that the agent may call as `run(**input)`.

    What it raises is reported to the agent, which may try something else.
    """

    name: str
    description: str
    run: Callable[..., Any] = field(repr=False)
    # Name of an input -> its JSON schema.
    inputs: Mapping[str, Any] = field(default_factory=dict)
    # What it returns, in words.
    output: str = ""

    def facts(self) -> dict[str, Any]:
        """Its entry in the creation's `custom_tools`."""
        return {"name": self.name, "description": self.description, "inputs": dict(self.inputs), "output": self.output}


Tool.__module__ = "smooth_page"  # where users import it from
