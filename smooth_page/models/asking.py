"""One request of the agent core to a model, and its reply."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from smooth_page.agent.steps import ANSWER, AskModel, Message, Prompt, Reply, ToolSpec, ToolUse

from .choice import ChosenModel
from .failures import model_error

_ANSWERING = "Gives the answer."
_STOPPED = {"length": "length", "content_filter": "refusal"}


async def ask(chosen: ChosenModel, request: AskModel) -> Reply:
    """Returns the model's reply. Raises ModelError."""
    from pydantic_ai.direct import model_request

    settings: Any = {} if request.most_tokens is None else {"max_tokens": request.most_tokens}
    try:
        response = await model_request(
            chosen.model,
            _messages(request),
            model_settings=settings,
            model_request_parameters=_parameters(request),
        )
    except Exception as error:
        failure = model_error(chosen, error)
    else:
        return _reply(response)
    raise failure  # outside, so that no traceback shows the provider's own error, which can have the key


def _messages(request: AskModel) -> list[Any]:
    from pydantic_ai.messages import ModelRequest

    found: list[Any] = []
    for message in request.messages:
        if isinstance(message, Reply):
            found.append(message.raw if message.raw is not None else _as_response(message))
        else:
            found.append(ModelRequest(parts=_parts(message), instructions=request.instructions))
    return found


def _parts(message: Message) -> list[Any]:
    from pydantic_ai.messages import ToolReturnPart, UserPromptPart

    if isinstance(message, Prompt):
        return [UserPromptPart(message.text)]
    assert isinstance(message, tuple)
    return [ToolReturnPart(each.use.name, each.text, each.use.id) for each in message]


def _as_response(reply: Reply) -> Any:
    from pydantic_ai.messages import ModelResponse, TextPart, ToolCallPart

    calls = [ToolCallPart(use.name, use.arguments or {}, use.id) for use in reply.uses]
    return ModelResponse(parts=[*([TextPart(reply.text)] if reply.text else []), *calls])


def _parameters(request: AskModel) -> Any:
    from pydantic_ai.models import ModelRequestParameters
    from pydantic_ai.output import OutputObjectDefinition

    if request.answer is None:
        return ModelRequestParameters(function_tools=_tools(request.tools))
    answer = ToolSpec(ANSWER, _ANSWERING, request.answer)
    return ModelRequestParameters(
        function_tools=_tools(request.tools),
        output_mode="auto",  # as fits the model: a function, a format of the reply, or instructions
        output_object=OutputObjectDefinition(json_schema=request.answer, name=ANSWER),
        output_tools=_tools((answer,), kind="output"),
        allow_text_output=False,
    )


def _tools(tools: Sequence[ToolSpec], **more: Any) -> list[Any]:
    from pydantic_ai.tools import ToolDefinition

    return [
        ToolDefinition(name=tool.name, description=tool.description, parameters_json_schema=tool.parameters, **more)
        for tool in tools
    ]


def _reply(response: Any) -> Reply:
    from pydantic_ai.messages import TextPart, ToolCallPart

    texts = [part.content for part in response.parts if isinstance(part, TextPart)]
    uses = [
        ToolUse(part.tool_call_id, part.tool_name, _arguments(part))
        for part in response.parts
        if isinstance(part, ToolCallPart)
    ]
    usage = response.usage
    return Reply(
        text="".join(texts),
        uses=tuple(uses),
        tokens=(usage.input_tokens or 0) + (usage.output_tokens or 0),
        credits=_credits(response),
        stopped=_STOPPED.get(str(response.finish_reason)),
        raw=response,
    )


def _arguments(part: Any) -> dict[str, Any] | None:
    given = part.args
    if isinstance(given, str):
        try:
            given = json.loads(given) if given.strip() else {}
        except (ValueError, RecursionError):
            return None
    return {} if given is None else given if isinstance(given, dict) else None


def _credits(response: Any) -> float | None:
    """The price in US cents; None for models whose price is not known."""
    try:
        return float(response.cost().total_price) * 100
    except Exception:  # LookupError, ValueError, AssertionError
        return None
