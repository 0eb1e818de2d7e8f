"""Passkeys, in virtual authenticators of a context's pages."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, cast

from smooth_page._protocol import commands
from smooth_page._shared.api.structures import StorageState, VirtualCredential
from smooth_page._shared.api.warnings import warn_once
from smooth_page._shared.storage.passkeys import new_keys, public_key, to_base64url
from smooth_page.errors import CLOSED, Error, TargetClosedError

from ..companion.requirement import INSTEAD, needs_companion
from ..events.events import Eventless

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.commands import Passkey

    from ..bridge.bridge import Bridge
    from ..browser.tab_group import TabGroup

_WHY = "scripts in a page have no authenticator"
_LAST_COUNT = 2**32 - 1


class Credentials(Eventless):
    """Virtual passkeys of a context.

    [Playwright](https://playwright.dev/python/docs/api/class-credentials)
    """

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        self._installed = False
        # By id. While there is no session these are all; in a session, those whose public keys are known.
        self._known: dict[str, VirtualCredential] = {}

    @property
    def _companion(self) -> str | None:
        return self._group.companion

    @needs_companion("Credentials.create", _WHY)
    async def create(
        self,
        rp_id: str,
        *,
        id: str | None = None,
        private_key: str | None = None,
        public_key: str | None = None,
        sign_count: int | None = None,
        user_handle: str | None = None,
    ) -> VirtualCredential:
        """Raises NotSupportedError without the companion. Adds a passkey for the site `rp_id`, generated or
        with the given keys (base64url), and returns it. Raises Error if the browser does not accept it.

        [Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-create)
        """
        title, count = "Credentials.create", sign_count or 0
        _check_count(count, f"{title}: ")
        private, public = (private_key, public_key) if private_key and public_key else new_keys()
        credential = VirtualCredential(
            id=id or to_base64url(secrets.token_bytes(16)),
            rpId=rp_id,
            userHandle=user_handle or to_base64url(secrets.token_bytes(16)),
            privateKey=private,
            publicKey=public,
            signCount=count,
        )
        await self._run(commands.passkeys_give(installed=False, passkeys=[_passkey(credential)]), title)
        self._known[credential["id"]] = credential
        return credential

    @needs_companion("Credentials.delete", _WHY)
    async def delete(self, id: str) -> None:
        """Raises NotSupportedError without the companion. Removes a passkey.

        [Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-delete)
        """
        self._known.pop(id, None)
        await self._run(commands.passkeys_remove(id=id), "Credentials.delete")

    @needs_companion("Credentials.get", _WHY)
    async def get(self, *, id: str | None = None, rp_id: str | None = None) -> list[VirtualCredential]:
        """Raises NotSupportedError without the companion. Returns the passkeys, including those that pages
        registered.

        [Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-get)
        """
        present = await self._run(commands.passkeys_read(), "Credentials.get")
        if present is not None:
            self._known = {passkey["id"]: self._credential(passkey) for passkey in present}
        wanted = {"id": id, "rpId": rp_id}
        return [
            credential
            for credential in self._known.values()
            if all(not value or credential[name] == value for name, value in wanted.items())  # type: ignore[literal-required]
        ]

    @needs_companion("Credentials.install", _WHY)
    async def install(self) -> None:
        """Raises NotSupportedError without the companion. Gives the pages of the context a virtual
        authenticator, which confirms by itself. Pages find it in secure contexts, for sites that have a domain.

        [Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-install)
        """
        self._installed = True
        await self._run(commands.passkeys_give(installed=True, passkeys=[]), "Credentials.install")

    def _fill(self, state: StorageState) -> None:
        """Takes the passkeys of the state that the context begins with: its pages find them without `install`."""
        # Playwright's type does not declare it.
        given: list[VirtualCredential] = cast("dict[str, Any]", state).get("credentials") or []
        if given and self._companion is None:
            warn_once(f"storage_state: its credentials are left out, because {_WHY}. Use {INSTEAD}")
            return
        for index, credential in enumerate(given):
            for name in VirtualCredential.__annotations__.keys() - credential.keys():
                raise Error(f"storageState.credentials[{index}].{name}: expected a value, got undefined")
            _check_count(credential["signCount"], "Browser.new_context: Error setting storage state:\n")
        self._known = {credential["id"]: credential for credential in given}
        self._installed = bool(given)

    async def _replace(self, state: StorageState, title: str) -> None:
        """Removes the passkeys, and adds those of a state."""
        if self._installed or self._known:
            for credential in await self.get():
                await self.delete(credential["id"])
        self._fill(state)
        if self._known:
            passkeys = [_passkey(credential) for credential in self._known.values()]
            await self._run(commands.passkeys_give(installed=True, passkeys=passkeys), title)

    async def _hand_over(self, bridge: Bridge, title: str) -> None:
        """Sends the known passkeys to a new session."""
        if self._installed or self._known:
            passkeys = [_passkey(credential) for credential in self._known.values()]
            call = commands.passkeys_give(installed=self._installed, passkeys=passkeys)
            await bridge.run(call, timeout=0, title=title)

    async def _run(self, call: Call[Any], title: str) -> Any:
        """Runs an operation in the context's session. Returns None if there is no session yet."""
        group = self._group
        if group.closed is not None:
            raise TargetClosedError(f"{title}: {CLOSED}")
        bridge = next((tab.bridge for tab in group.roots if tab.bridge.session.is_open), None)
        return None if bridge is None else await bridge.run(call, timeout=0, title=title)

    def _credential(self, passkey: Passkey) -> VirtualCredential:
        known = self._known.get(passkey["id"])
        return VirtualCredential(
            id=passkey["id"],
            rpId=passkey["rpId"],
            userHandle=passkey["userHandle"],
            privateKey=passkey["privateKey"],
            publicKey=known["publicKey"] if known else public_key(passkey["privateKey"]),
            signCount=passkey["signCount"],
        )


def _passkey(credential: VirtualCredential) -> Passkey:
    return {
        "id": credential["id"],
        "rpId": credential["rpId"],
        "userHandle": credential["userHandle"],
        "privateKey": credential["privateKey"],
        "signCount": credential["signCount"],
        "isResidentCredential": True,
    }


def _check_count(count: int, title: str) -> None:
    if not 0 <= count <= _LAST_COUNT:
        raise Error(f"{title}signCount must be between 0 and {_LAST_COUNT}, got {count}")
