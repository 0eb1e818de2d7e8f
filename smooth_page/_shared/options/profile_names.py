"""The profile that stands for a folder of this machine."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_LONGEST = 40


def profile_of(folder: str | Path) -> str:
    """A name for the folder's absolute path: readable, and the same each time."""
    path = Path(folder).resolve()
    words = re.sub(r"[^a-z0-9]+", "-", path.name.lower()).strip("-")[:_LONGEST].strip("-")
    return f"{words or 'profile'}-{hashlib.sha256(str(path).encode(errors='surrogateescape')).hexdigest()[:8]}"
