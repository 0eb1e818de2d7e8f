"""What the agent core yields, and what its driver sends back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call

T = TypeVar("T")

# The name of the function by which models answer that have no other way to keep to a schema.
ANSWER = "answer"


@dataclass(frozen=True)
class ToolSpec:
    """A function that a model can call. `parameters`: a JSON schema."""

    name: str
    description: str
    parameters: dict[str, Any]


@dataclass(frozen=True)
class ToolUse:
    """A model's call of a function. `arguments`: None if they are not a JSON object."""

    id: str
    name: str
    arguments: dict[str, Any] | None


@dataclass(frozen=True)
class Prompt:
    """A text for the model."""

    text: str


@dataclass(frozen=True)
class Returned:
    """The result of a call that the model has made."""

    use: ToolUse
    text: str


@dataclass(frozen=True)
class Reply:
    """A model's reply. `tokens`: of the request and the reply; `credits`: their price in US cents, if it is known."""

    text: str = ""
    uses: tuple[ToolUse, ...] = ()
    tokens: int = 0
    credits: float | None = None
    # Why it ends, if not by itself: "length" or "refusal".
    stopped: str | None = None
    # As the model's client has it, which gets it back in the next request.
    raw: Any = field(default=None, repr=False)


Message = Prompt | Reply | tuple[Returned, ...]


@dataclass(frozen=True)
class AskModel:
    """Make one request to the model. A `Reply` is sent back.

    `answer`: the JSON schema of what the model is to answer with; None: it may answer in words. `most_tokens`: of the
    reply.
    """

    instructions: str
    messages: tuple[Message, ...] = field(repr=False)
    tools: tuple[ToolSpec, ...] = ()
    answer: dict[str, Any] | None = None
    most_tokens: int | None = None


@dataclass(frozen=True)
class Do:
    """Run an operation in the page. Its result is sent back."""

    call: Call[Any]


@dataclass(frozen=True)
class ReadByRules:
    """Extract without a model. What that finds is sent back, or None."""


@dataclass(frozen=True)
class Done:
    """The answer. What is wrong with it is sent back, in order to get another one. Otherwise the generator is closed.

    `output`: None if there is no JSON in `text`. `tokens` and `credits`: of the requests since the answer before.
    `parts`: how many elements were shown.
    """

    output: dict[str, Any] | None
    text: str
    tokens: int
    credits: float | None
    parts: int
    stopped: str | None = None


Step = AskModel | Do | ReadByRules | Done
# What yields steps and is sent the result of each.
Steps = Generator[Step, Any, T]
