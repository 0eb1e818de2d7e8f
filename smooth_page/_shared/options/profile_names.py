"""The name of the profile for a folder on this machine."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_LONGEST = 40


def profile_of(folder: str | Path) -> str:
    """Returns a name for the folder's absolute path: readable, and always the same."""
    path = Path(folder).resolve()
    words = re.sub(r"[^a-z0-9]+", "-", path.name.lower()).strip("-")[:_LONGEST].strip("-")
    return f"{words or 'profile'}-{hashlib.sha256(str(path).encode(errors='surrogateescape')).hexdigest()[:8]}"
