"""The REST API of the service: what is sent and what comes back (smooth's public reference). No I/O."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError, field_validator

Device = Literal["desktop", "mobile", "desktop-lg"]
# All others are an end: done, failed, cancelled.
ALIVE = frozenset({"waiting", "running"})


class Answer(BaseModel):
    """What the service sends. Fields that this package does not know are kept and do no harm."""

    model_config = ConfigDict(extra="allow", hide_input_in_errors=True)


class CreateTask(BaseModel):
    """The body of `POST /task` for a session: `task` is null. Parameters that are None are not sent."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    task: None = None
    url: str | None = None
    device: Device = "desktop"
    files: list[str] | None = None
    agent: Literal["smooth", "smooth-lite"] | None = None
    max_steps: int | None = Field(default=None, ge=2, le=128)
    allowed_urls: list[str] | None = None
    enable_recording: bool | None = None
    profile_id: str | None = None
    profile_read_only: bool | None = None
    use_stealth: bool | None = None
    proxy_server: str | None = Field(default=None, repr=False)  # can hold a password
    proxy_username: str | None = None
    proxy_password: str | None = Field(default=None, repr=False)
    certificates: list[dict[str, Any]] | None = Field(default=None, repr=False)
    use_adblock: bool | None = None
    use_captcha_solver: bool | None = None
    additional_tools: dict[str, Any] | None = None
    custom_tools: list[dict[str, Any]] | None = None
    experimental_features: dict[str, Any] | None = None
    extensions: list[str] | None = None
    show_cursor: bool | None = None
    metadata: dict[str, str | int | float | bool] | None = None

    def body(self) -> dict[str, Any]:
        """The JSON to send; `task` is there although it is null."""
        return {"task": None, **self.model_dump(exclude_none=True)}


class EventPayload(Answer):
    """Of an answered action: code 200, 400 or 500, and its output. Of a tool call: name and input."""

    code: int | None = None
    output: Any = None
    name: str | None = None
    input: Any = None


class Event(Answer):
    """One event of a session; `timestamp` in ms. Services may tell of events that are nobody's answer."""

    id: str | None = None
    name: str | None = None
    payload: EventPayload = EventPayload()
    timestamp: FiniteFloat = 0

    @field_validator("payload", mode="before")
    @classmethod
    def _payload(cls, payload: Any) -> Any:
        return payload if isinstance(payload, dict) else {}


class Task(Answer):
    """A session as the service describes it."""

    id: str
    status: str
    output: Any = None
    credits_used: float | None = None
    device: str | None = None
    live_url: str | None = None
    recording_url: str | None = None
    downloads_url: str | None = None
    created_at: float | str | None = None
    events: list[Event] | None = None

    @field_validator("events", mode="before")
    @classmethod
    def _events(cls, events: Any) -> Any:
        """Those that can be read: one that can't be is nobody's answer, and the others are."""
        return [event for item in events if (event := _event(item))] if isinstance(events, list) else events

    @property
    def over(self) -> bool:
        """Neither waiting nor running, as the reference has it."""
        return self.status not in ALIVE


def _event(item: Any) -> Event | None:
    try:
        return Event.model_validate(item)
    except ValidationError:
        return None
