"""Requests and responses of the service's REST API, as its public reference documents them. No I/O."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError, field_validator

Device = Literal["desktop", "mobile", "desktop-lg"]
# Every other status is final: done, failed, cancelled.
ALIVE = frozenset({"waiting", "running"})
# The output of the embedded engine's sessions after the end of their browser, which they share.
BROWSER_CLOSED = "The browser closed"
# The code with which the embedded engine answers an event that was to begin after another one, which has failed.
NOT_BEGUN = 424


class Answer(BaseModel):
    """A response of the service. Keeps fields that this package does not know."""

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
        """The JSON to send. It contains `task`, although that is null."""
        return {"task": None, **self.model_dump(exclude_none=True)}


class EventPayload(Answer):
    """For the answer to an action: its code (200, 400 or 500) and output. For a tool call: its name and input."""

    code: int | None = None
    output: Any = None
    name: str | None = None
    input: Any = None


class Event(Answer):
    """An event of a session; `timestamp` in ms. Services may report events that answer nothing."""

    id: str | None = None
    name: str | None = None
    payload: EventPayload = EventPayload()
    timestamp: FiniteFloat = 0

    @field_validator("payload", mode="before")
    @classmethod
    def _payload(cls, payload: Any) -> Any:
        return payload if isinstance(payload, dict) else {}


class Receipt(Answer):
    """The answer to an event's POST. The engine of this package can hold it until the event is answered.

    `orders`: an event can be made to begin after another one, whose answer is `before`.
    """

    event: Event | None = None
    before: Event | None = None
    held: FiniteFloat = 0  # seconds
    orders: bool = False


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
        """Drops events that can't be read, so that one of them does not hide the others."""
        return [event for item in events if (event := _event(item))] if isinstance(events, list) else events

    @property
    def over(self) -> bool:
        """Whether the session has ended: its status is neither waiting nor running."""
        return self.status not in ALIVE


def _event(item: Any) -> Event | None:
    try:
        return Event.model_validate(item)
    except ValidationError:
        return None
