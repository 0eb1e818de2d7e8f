"""The companion in the account of a service: found by its name, uploaded when it is missing."""

from __future__ import annotations

import logging

from smooth_page._io.asynchronous import Lock
from smooth_page._shared.options.companion_choice import CompanionChoice
from smooth_page.companion.archive import archive, is_companion
from smooth_page.errors import Error, NotSupportedError, SmoothApiError

from ..service.client import AsyncSmoothClient

log = logging.getLogger("smooth_page")

# Statuses that are not about the extension: the key is wrong, there are no credits, there are too many requests.
NOT_REFUSED = (401, 402, 429)


class NotLoadedError(Error):
    """The service has created a session for which the companion was named, but the companion does not answer in it."""


class Installation:
    """Finds the companion's id for the sessions of one client, once."""

    def __init__(self, client: AsyncSmoothClient) -> None:
        self._client = client
        self._id: str | None = None
        # Why the service has none.
        self._refused: Error | None = None
        # A session has had it.
        self._proven = client.embedded
        self._finding = Lock()

    @property
    def is_proven(self) -> bool:
        """Whether a session has had it. The embedded engine loads it always."""
        return self._proven

    def proven(self) -> None:
        """A session has it."""
        self._proven = True

    async def extension(self, choice: CompanionChoice, title: str) -> str | None:
        """Returns the id of the companion, which sessions name at their creation; None without a companion.

        Raises NotSupportedError if the service refuses a companion that is required.
        """
        if choice is False:
            return None
        async with self._finding:
            if self._id is None and self._refused is None:
                try:
                    self._id = await self.upload()
                except SmoothApiError as error:
                    if error.status in (None, 401):  # no session could be created either
                        raise
                    self._refuse(error)
        if self._id is None and choice is True:
            raise NotSupportedError(
                f"{title} with the companion",
                f"the service refuses its extension ({self._refused})",
                'smooth={"companion": False}',
            ) from self._refused
        return self._id

    def refuses(self, error: Error) -> bool:
        """Returns whether a session could not begin because of the companion. If so, later ones begin without it."""
        status = error.status if isinstance(error, SmoothApiError) else None
        refused = isinstance(error, NotLoadedError) or (
            status is not None and 400 <= status < 500 and status not in NOT_REFUSED
        )
        if refused:
            self._id = None
            self._refuse(error)
        return refused

    def _refuse(self, error: Error) -> None:
        log.info("sessions have no companion: the service refuses its extension (%s)", error)
        self._refused = error

    async def upload(self) -> str:
        """Returns the id of the companion. Uploads it if it is missing, and deletes what it replaces.

        Raises SmoothApiError if the service refuses it.
        """
        uploaded = await self.uploaded()
        if archive().name not in uploaded:
            id = await self._client.extensions.upload(archive().content, name=archive().name)
            uploaded = await self.uploaded()  # another process may have done the same just now: the first one stays
            uploaded.setdefault(archive().name, [id])  # a service may list it later
        ids = uploaded.pop(archive().name)
        for id in [*ids[1:], *(id for others in uploaded.values() for id in others)]:
            await self._delete(id)
        return ids[0]

    async def uploaded(self) -> dict[str, list[str]]:
        """Returns the ids of all companions in the account, of this and other versions, by name."""
        found: dict[str, list[str]] = {}
        for extension in await self._client.extensions.list():
            if is_companion(extension.file_name):
                found.setdefault(extension.file_name, []).append(extension.id)
        return found

    async def remove(self) -> list[str]:
        """Deletes all companions in the account, of this and other versions. Returns their names."""
        uploaded = await self.uploaded()
        for id in (id for ids in uploaded.values() for id in ids):
            await self._client.extensions.delete(id)
        return list(uploaded)

    async def _delete(self, id: str) -> None:
        try:
            await self._client.extensions.delete(id)
        except SmoothApiError as error:
            if error.status != 404:  # another process was faster
                log.info("an old companion stays in the account: %s", error)
