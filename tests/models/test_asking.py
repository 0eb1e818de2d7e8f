"""Models through pydantic-ai: what is sent and read, on a server with OpenAI's protocol and on scripted models."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from openai import AsyncOpenAI
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from smooth_page.agent.steps import AskModel, Prompt, Reply, Returned, ToolSpec
from smooth_page.errors import Error, ModelError
from smooth_page.models.asking import ask
from smooth_page.models.choice import ChosenModel, MissingPackageError, NoModelError, configured, find_model
from tests.model_server import KEY, Provider, call, completion

SCHEMA = {"type": "object", "properties": {"price": {"type": "number"}}, "required": ["price"]}
READ = ToolSpec("read", "Reads", {"type": "object", "properties": {"ref": {"type": "string"}}})


def chosen_of(provider: Provider) -> ChosenModel:
    client = AsyncOpenAI(base_url=provider.url, api_key=KEY, max_retries=0)
    return find_model(OpenAIChatModel("scripted", provider=OpenAIProvider(openai_client=client)))


@pytest.fixture
def provider() -> Iterator[Provider]:
    started = Provider()
    yield started
    started.stop()


async def test_a_conversation(provider: Provider) -> None:
    chosen = chosen_of(provider)
    provider.answers = [
        (200, completion({"tool_calls": [call("read", '{"ref": "e5"}'), call("read", "{broken", 2)]}, "tool_calls")),
        (200, completion({"tool_calls": [call("answer", '{"price": 12.5}')]}, "tool_calls")),
    ]
    request = AskModel("Extract.", (Prompt("The page: \u2603"),), (READ,), SCHEMA)
    first = await ask(chosen, request)
    assert [(each.name, each.arguments) for each in first.uses] == [("read", {"ref": "e5"}), ("read", None)]
    assert (first.tokens, first.credits, first.stopped) == (100, None, None)
    results = tuple(Returned(each, "a text") for each in first.uses)
    second = await ask(chosen, AskModel("Extract.", (*request.messages, first, results), (READ,), SCHEMA))
    assert second.uses[0].arguments == {"price": 12.5}
    sent = provider.asked[1]
    assert [message["role"] for message in sent["messages"]] == ["system", "user", "assistant", "tool", "tool"]
    assert sent["messages"][0]["content"] == "Extract."
    assert sent["messages"][3]["tool_call_id"] == "c1"
    assert [tool["function"]["name"] for tool in sent["tools"]] == ["read", "answer"]
    assert sent["tools"][1]["function"]["parameters"]["properties"] == SCHEMA["properties"]
    assert sent["tool_choice"] == "required"
    assert provider.keys == [f"Bearer {KEY}"] * 2
    # A reply that came from elsewhere, and words in place of a schema.
    provider.answers = [(200, completion({"content": "Hi"}, "length"))]
    reply = await ask(chosen, AskModel("Say hi.", (Prompt("Hi?"), Reply("So?"), Prompt("Go on")), most_tokens=10))
    assert (reply.text, reply.stopped) == ("Hi", "length")
    assert provider.asked[2]["max_completion_tokens"] == 10
    assert "tools" not in provider.asked[2]


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (
            401,
            {"error": {"message": f"Incorrect API key provided: {KEY}"}},
            r"refuses the key \(HTTP 401\): .*: \*\*\*$",
        ),
        (403, {"error": "no"}, r"refuses the key \(HTTP 403\): no"),
        (429, {"error": {"message": "slow down"}}, r"has too many requests, or no quota left \(HTTP 429\): slow down"),
        (500, f"<html>{KEY}", r"failed \(HTTP 500\): <html>\*\*\*$"),
        (
            400,
            {
                "error": {
                    "message": "This model's maximum context length is 512 tokens",
                    "code": "context_length_exceeded",
                }
            },
            r"takes less text than it was given \(pass a smaller max_page_tokens, or extract from a locator\): This",
        ),
        (200, "no JSON", r"gave no usable answer|failed \("),
        (200, {"error": {"message": "nothing"}}, r"gave no usable answer|failed \("),
    ],
)
async def test_failures_of_the_provider(provider: Provider, status: int, body: Any, says: str) -> None:
    provider.answers = [(status, body)]
    with pytest.raises(ModelError, match=rf"^The model scripted (?:{says})") as caught:
        await ask(chosen_of(provider), AskModel("x", (Prompt("y"),), answer=SCHEMA))
    assert caught.value.status == (status if status != 200 else None)
    assert caught.value.retry_after == (7 if status == 429 else None)
    assert KEY not in repr(caught.value) + str(caught.value.__cause__) + str(caught.value.__context__)


async def test_a_provider_that_is_not_there(provider: Provider) -> None:
    chosen = chosen_of(provider)
    provider.stop()
    with pytest.raises(ModelError, match=r"^The model scripted can't be reached: "):
        await ask(chosen, AskModel("x", (Prompt("y"),)))
    assert KEY not in repr(chosen)


def test_which_model_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMOOTH_MODEL", raising=False)
    assert configured() is None
    monkeypatch.setenv("SMOOTH_MODEL", " openai:a ")
    assert (configured(), configured(None, "b"), configured("c", "b"), configured("smooth")) == (
        "openai:a",
        "b",
        "c",
        None,
    )
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    chosen = find_model("openai-chat:gpt-5")
    assert chosen.name == "openai-chat:gpt-5"
    assert chosen.secrets.hidden(f"x {KEY}") == "x ***"
    assert KEY not in repr(chosen)
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(NoModelError, match=r"^The model 'openai:gpt-5' is not configured: .*`OPENAI_API_KEY`"):
        find_model("openai:gpt-5")
    with pytest.raises(NoModelError, match=r"^There is no model 'gpt': a name has a provider and a model"):
        find_model("gpt")
    with pytest.raises(NoModelError, match=r"^There is no model 'no:such'"):
        find_model("no:such")
    with pytest.raises(NoModelError, match=r"^A name or a model of pydantic-ai is needed, not a dict"):
        find_model({})


def test_packages_that_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anthropic", None)
    with pytest.raises(
        MissingPackageError,
        match=r"^The model 'anthropic:claude' needs a package that is not installed: "
        r"pip install 'pydantic-ai-slim\[anthropic\]'$",
    ):
        find_model("anthropic:claude")
    for name in [name for name in sys.modules if name.split(".")[0] == "pydantic_ai"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    with pytest.raises(Error, match=r"^Language models need the extra `ai`: pip install 'smooth-page\[ai\]'$"):
        find_model("openai:gpt-5")


def test_nothing_imports_pydantic_ai_before_a_model_is_asked() -> None:
    code = """import smooth_page, smooth_page.sync_api, smooth_page.async_api, smooth_page.models.asking, sys
import smooth_page._sync.elements.model_answers, smooth_page._sync.elements.extraction
print([name for name in sys.modules if name.startswith(("pydantic_ai", "openai"))])"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
