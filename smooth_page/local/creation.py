"""What `POST /task` may say: the creation parameters of the service, checked."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from smooth_page.local.devices import DEVICES

# What the service can and a local Chromium can't, and why. Asking for it is refused, as ignoring it would mislead.
UNABLE = {
    "use_captcha_solver": "there is no captcha solver here",
    "proxy_server": "the embedded engine connects directly",
    "certificates": "client certificates are not loaded here",
    "profile_id": "profiles are kept by the service",
    "extensions": "extensions are kept by the service",
    "custom_tools": "there is no agent here that could call them",
    "files": "files are kept by the service",
}


class Creation(BaseModel):
    """The parameters that the engine honours or needs not act on; others are in UNABLE or unknown."""

    model_config = ConfigDict(extra="allow")

    task: str | None = None
    url: str | None = None
    device: str | None = None
    allowed_urls: list[str] | None = None
    max_steps: int | None = None
    metadata: dict[str, Any] | None = None
    enable_recording: bool | None = None
    use_stealth: bool | None = None
    use_adblock: bool | None = None
    show_cursor: bool | None = None
    agent: str | None = None


class CreationError(Exception):
    """The request can't be served: status and detail."""

    def __init__(self, status: int, detail: Any) -> None:
        super().__init__(str(detail))
        self.status = status
        self.detail = detail


def read_creation(body: Any) -> dict[str, Any]:
    """The checked parameters. Raises CreationError."""
    if not isinstance(body, dict):
        raise CreationError(422, "the body must be a JSON object")
    try:
        creation = Creation.model_validate(body)
    except ValidationError as error:
        details = [{"loc": list(item["loc"]), "msg": item["msg"], "type": item["type"]} for item in error.errors()]
        raise CreationError(422, details) from error
    if creation.task is not None:
        raise CreationError(400, "the embedded engine serves sessions: create one with task = null")
    if creation.device is not None and creation.device not in DEVICES:
        raise CreationError(422, f"device: {creation.device!r} is none of {', '.join(DEVICES)}")
    if creation.max_steps is not None and not 2 <= creation.max_steps <= 128:
        raise CreationError(422, "max_steps: between 2 and 128")
    for name, reason in UNABLE.items():
        if body.get(name):
            raise CreationError(400, f"{name}: {reason}; use the cloud service for it")
    return creation.model_dump(exclude_none=True)
