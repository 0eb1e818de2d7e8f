"""Browser profiles: state that outlives a session, one file per profile in a folder of the user."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_state_path
from pydantic import BaseModel, ConfigDict, ValidationError

VARIABLE = "SMOOTH_PROFILES"
# A file is named after its profile: no separators, and no hidden files.
ID = re.compile(r"[\w@+=~-][\w@+=~.-]{0,127}", re.ASCII)


class ProfileError(Exception):
    """A profile can't be used: status and text."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class _Part(BaseModel):
    """Other keys that Playwright writes are kept."""

    model_config = ConfigDict(extra="allow")


class _Cookie(_Part):
    name: str
    value: str
    domain: str
    path: str
    expires: float
    sameSite: Literal["Strict", "Lax", "None"] = "Lax"


class _Item(_Part):
    name: str
    value: str


class _Database(_Part):
    name: str


class _Origin(_Part):
    origin: str
    localStorage: list[_Item] = []
    indexedDB: list[_Database] = []


class _State(_Part):
    """A context's storage state, as far as its parts are used here."""

    cookies: list[_Cookie] = []
    origins: list[_Origin] = []


def profiles_folder() -> Path:
    """Returns the default folder of profiles: $SMOOTH_PROFILES, else a folder in the user's state directory."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen).expanduser() if chosen else user_state_path("smooth-page", appauthor=False) / "profiles"


class Profiles:
    """The profiles of one folder, which is created with the first profile.

    Several engines may use the folder: files are only replaced as a whole.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, profile_id: str | None) -> str:
        """Creates a profile and returns its id, by default a random one. Raises ProfileError (409 exists, 422 bad)."""
        chosen = profile_id or f"profile_{secrets.token_hex(6)}"
        if not ID.fullmatch(chosen):
            raise ProfileError(
                422, f"id: {chosen!r} is not valid: up to 128 letters, digits and @+=~.-_, not beginning with a dot"
            )
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._file(chosen), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise ProfileError(409, f"Profile {chosen} already exists") from None
        except OSError as error:
            raise ProfileError(400, f"Profile {chosen} can't be kept in {self._folder}: {error.strerror}") from error
        return chosen

    def ids(self) -> list[str]:
        return sorted(file.stem for file in self._folder.glob("*.json") if ID.fullmatch(file.stem))

    def check(self, profile_id: str) -> None:
        """Raises ProfileError (404)."""
        if not ID.fullmatch(profile_id) or not self._file(profile_id).exists():
            raise ProfileError(404, f"Profile {profile_id} not found")

    def delete(self, profile_id: str) -> None:
        """Raises ProfileError (404)."""
        self.check(profile_id)
        try:
            self._file(profile_id).unlink(missing_ok=True)
        except OSError as error:
            raise ProfileError(400, f"Profile {profile_id} can't be deleted: {error.strerror}") from error

    def state(self, profile_id: str) -> Any:
        """Returns the saved state; None at first. Raises ProfileError: 404 not found, 400 broken file."""
        self.check(profile_id)
        file = self._file(profile_id)
        try:
            text = file.read_bytes()
            return _checked(text) if text else None
        except OSError as error:
            raise ProfileError(400, f"Profile {profile_id} can't be read: {file}: {error.strerror}") from error
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(map(str, first["loc"])) or "JSON"
            reason = f"{file} is broken ({where}: {first['msg']})"
            raise ProfileError(400, f"Profile {profile_id} can't be read: {reason}; delete the profile") from error

    def save(self, profile_id: str, before: Any, after: Any) -> None:
        """Saves a session's changes, and keeps what others have saved since it read the profile.

        Does nothing if the profile was deleted meanwhile. Raises ProfileError (400) if it can't be written.
        """
        try:
            now = _parts(self.state(profile_id))
        except ProfileError as error:
            if error.status == 404:
                return
            raise
        old, new = _parts(before), _parts(after)
        kept = {key: part for key, part in now.items() if key in new or key not in old}
        changed = {key: part for key, part in new.items() if old.get(key) != part}
        text = _whole(kept | changed).model_dump_json(exclude_unset=True)
        try:
            self._replace(self._file(profile_id), text)
        except OSError as error:
            raise ProfileError(400, f"Profile {profile_id} can't be saved: {error.strerror}") from error

    def _replace(self, file: Path, text: str) -> None:
        number, name = tempfile.mkstemp(".tmp", ".", self._folder)  # readable by its owner only
        try:
            with os.fdopen(number, "w", encoding="utf-8") as written:
                written.write(text)
                written.flush()
                os.fsync(written.fileno())
            os.replace(name, file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _file(self, profile_id: str) -> Path:
        return self._folder / f"{profile_id}.json"


def _checked(text: bytes) -> Any:
    return _State.model_validate_json(text).model_dump(exclude_unset=True)


def _parts(state: Any) -> dict[tuple[str, ...], _Part]:
    """Returns each cookie, item and database by what identifies it."""
    whole = _State.model_validate(state or {})
    parts: dict[tuple[str, ...], _Part] = {
        ("cookies", each.domain, each.path, each.name, str((each.model_extra or {}).get("partitionKey"))): each
        for each in whole.cookies
    }
    for origin in whole.origins:
        parts |= {("localStorage", origin.origin, item.name): item for item in origin.localStorage}
        parts |= {("indexedDB", origin.origin, database.name): database for database in origin.indexedDB}
    return parts


def _whole(parts: dict[tuple[str, ...], _Part]) -> _State:
    state: dict[str, Any] = {"cookies": [], "origins": []}
    origins: dict[str, dict[str, Any]] = {}
    for (kind, where, *_), part in parts.items():
        if kind == "cookies":
            state["cookies"].append(part)
        else:
            # Both lists: Playwright requires them in a state.
            origin = origins.setdefault(where, {"origin": where, "localStorage": [], "indexedDB": []})
            origin[kind].append(part)
    return _State(cookies=state["cookies"], origins=[_Origin(**origin) for origin in origins.values()])
