"""The companion's zip file, as it is uploaded to a service."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# smooth-page-companion-0.1.0-3f2a9c1d7e55.zip: the version of the package, and a hash of the contents.
_NAME = re.compile(r"smooth-page-companion-(?P<version>[\d.]+)-(?P<hash>[0-9a-f]{12})\.zip")


@dataclass(frozen=True)
class Archive:
    """A companion that can be uploaded. Its name says which one it is: names with another hash are other companions."""

    name: str
    content: bytes


@cache
def archive() -> Archive:
    """Returns the companion of this package."""
    folder = files("smooth_page") / "companion" / "dist"
    found = [file for file in folder.iterdir() if _NAME.fullmatch(file.name)]
    return Archive(found[0].name, found[0].read_bytes())


def is_companion(name: str) -> bool:
    """Whether an uploaded extension of that name is a companion, of this or another version."""
    return _NAME.fullmatch(name) is not None
