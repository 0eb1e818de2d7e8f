"""A page, what is asked of it, and the right answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True)
class Case:
    """`answer` has None where the page states nothing."""

    name: str
    model: type[BaseModel]
    html: str
    answer: Any
    lang: str = "en"

    @property
    def page(self) -> str:
        """The whole document."""
        head = "" if self.html.lstrip().startswith("<head") else "<head><title>Page</title></head>"
        return f'<!doctype html><html lang="{self.lang}"><meta charset="utf-8">{head}{self.html}</html>'
