"""The cookies and the local storage of a document, as the page reports them (`state.read` in commands.ts)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter


class _Checked(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class SeenCookie(_Checked):
    """A cookie that scripts of the document can see; `expires` in seconds since the epoch, -1 for a session's."""

    name: str
    value: str
    domain: str
    path: str
    expires: float
    secure: bool
    sameSite: Literal["Strict", "Lax", "None"]


class StorageItem(_Checked):
    """An item of the local storage."""

    name: str
    value: str


class DocumentState(_Checked):
    """`hidden`: which of the cookies that were asked about are there, out of the sight of scripts."""

    origin: str
    userAgent: str
    hidden: list[int]
    cookies: list[SeenCookie]
    items: list[StorageItem]


state_reader: TypeAdapter[DocumentState | None] = TypeAdapter(DocumentState | None)
