"""The parameters of `POST /task`, checked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from smooth_page.local.devices import DEVICES
from smooth_page.local.urls import UrlRules

# What the service can do and a local Chromium can't, and why. Requests for it are refused, not ignored.
UNABLE = {
    "certificates": "client certificates are not loaded here",
    "files": "files are stored at the service",
}


class Creation(BaseModel):
    """The parameters that the engine uses or ignores.

    It has no stealth mode, ad blocker, captcha solver or cursor, but the vendor's SDK requests most of them
    for every session, so they are ignored. So are tools, since the agent does not use any. Others are in UNABLE.
    """

    model_config = ConfigDict(extra="allow")

    task: str | None = None
    response_model: dict[str, Any] | None = None
    url: str | None = None
    device: Literal["desktop", "mobile", "desktop-lg"] = "desktop"
    allowed_urls: list[str] | None = None
    max_steps: int | None = Field(default=None, ge=2, le=128)
    metadata: dict[str, str | int | float | bool] | None = Field(default=None, max_length=16)
    agent: str | None = None
    profile_id: str | None = None
    profile_read_only: bool | None = None
    proxy_server: str | None = None
    proxy_username: str | None = None
    proxy_password: SecretStr | None = None
    enable_recording: bool | None = None
    use_stealth: bool | None = None
    use_adblock: bool | None = None
    use_captcha_solver: bool | None = None
    show_cursor: bool | None = None
    additional_tools: dict[str, Any] | None = None
    custom_tools: list[dict[str, Any]] | None = None
    experimental_features: dict[str, Any] | None = None
    extensions: list[str] | None = None

    @field_validator("allowed_urls")
    @classmethod
    def _allowed_urls(cls, globs: list[str] | None) -> list[str] | None:
        UrlRules(globs)
        return globs

    def context_options(self) -> dict[str, Any]:
        """Returns the options of a browser context."""
        options = dict(DEVICES[self.device])
        if self.proxy_server and self.proxy_server != "self":  # `self`: the client's machine, which is this one
            options["proxy"] = {"server": self.proxy_server}
            if self.proxy_username:
                password = self.proxy_password.get_secret_value() if self.proxy_password else ""
                options["proxy"] |= {"username": self.proxy_username, "password": password}
        return options


class CreationError(Exception):
    """The session can't be created: status and detail."""

    def __init__(self, status: int, detail: Any) -> None:
        super().__init__(str(detail))
        self.status = status
        self.detail = detail


def read_creation(body: Any) -> Creation:
    """Returns the checked parameters. Raises CreationError."""
    if not isinstance(body, dict):
        raise CreationError(422, "the body must be a JSON object")
    try:
        creation = Creation.model_validate(body)
    except ValidationError as error:
        details = [{"loc": list(item["loc"]), "msg": item["msg"], "type": item["type"]} for item in error.errors()]
        raise CreationError(422, details) from error
    for name, reason in UNABLE.items():
        if body.get(name):
            raise CreationError(400, f"{name}: {reason}; use the cloud service for it")
    return creation
