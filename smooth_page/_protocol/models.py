"""The bases of what Python reads from a page: strict about types."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Checked(BaseModel):
    """Fields that are not known are left out."""

    model_config = ConfigDict(extra="ignore", strict=True)


class Open(BaseModel):
    """Fields that are not known are kept."""

    model_config = ConfigDict(extra="allow", strict=True)
