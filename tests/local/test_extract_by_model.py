"""An engine with a language model, which a server of the test plays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from smooth_page._protocol import extraction_scope
from smooth_page._protocol.extraction import Incomplete, parse
from tests.local.engine_process import EngineProcess
from tests.model_server import KEY, Provider, call, completion
from tests.web_server import WebServer

SCHEMA = {
    "type": "object",
    "properties": {"item": {"type": "string"}, "total": {"type": ["number", "null"]}},
    "required": ["item"],
}
LIST = {
    "type": "object",
    "properties": {"items": {"type": "array", "items": {"type": "string"}}},
    "required": ["items"],
}
PAGE = "<h1>Order</h1><dl><dt>Item<dd>Lamp<dt>Total<dd>$12.50</dl><p data-extract-ab=1>one<p data-extract-ab=2>two"


@pytest.fixture
def provider() -> Iterator[Provider]:
    started = Provider()
    yield started
    started.stop()


@pytest.fixture
def engine(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineProcess]:
    monkeypatch.setenv("OPENAI_BASE_URL", provider.url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    started = EngineProcess("--model", "openai-chat:scripted")
    yield started
    started.stop()


def answer(value: Any) -> tuple[int, Any]:
    return 200, completion({"tool_calls": [call("answer", json.dumps(value))]})


def test_an_engine_with_a_model(engine: EngineProcess, provider: Provider, server: WebServer) -> None:
    with engine.create() as session:
        session.do("goto", {"url": server.page("/order", PAGE)})
        read = 200, completion({"tool_calls": [call("read", '{"ref": "e2"}')]})
        provider.answers = [read, answer({"total": 1}), answer({"item": "Lamp", "total": 12.5})]
        assert session.do("extract", {"schema": SCHEMA, "prompt": "only the lamp"}) == {"item": "Lamp", "total": 12.5}
        question, _, again = (each["messages"][-1]["content"] for each in provider.asked)
        assert "only the lamp" in question
        assert 'heading "Order"' in question
        assert "item: is missing" in again
        # What rules find is a candidate.
        provider.answers = [answer({"item": "Lamp"})]
        session.do("extract", {"schema": SCHEMA})
        assert '{"item": "Lamp", "total": 12.5}' in provider.asked[-1]["messages"][-1]["content"]
        # Parts that the client has marked.
        part = extraction_scope.write(extraction_scope.Part("data-extract-ab", 2), ["one", "two"], None)
        provider.answers = [answer({"items": ["one", "two"]})]
        assert session.do("extract", {"schema": LIST, "prompt": part}) == {"items": ["one", "two"]}
        shown = provider.asked[-1]["messages"][-1]["content"]
        assert "one item for each of the 2 elements" in shown
        assert "Order" not in shown
        # Refusals.
        provider.answers = [answer({"item": None}), answer({"item": None, "total": 3})]
        refused = session.refused("extract", {"schema": SCHEMA})
        assert parse(refused) == Incomplete({"item": None, "total": 3}, ["item"])
        provider.answers = [(200, completion({"content": "no"}))] * 2
        assert session.refused("extract", {"schema": SCHEMA}) == (
            "The model's answer does not fit the schema: the whole: JSON is needed (found 'no')"
        )
        provider.answers = [(401, {"error": {"message": f"bad key {KEY}"}})]
        assert session.refused("extract", {"schema": SCHEMA}) == (
            "The model openai-chat:scripted refuses the key (HTTP 401): bad key ***"
        )
        assert "is not a keyword" in session.refused("extract", {"schema": {"item": "string"}})
        # The answer of a task has its shape from the model, too.
        provider.answers = [answer({"item": "Lamp"})]
        task = {"task": "press Escape", "response_model": SCHEMA}
        assert session.do("run_task", task) == {"item": "Lamp"}
        assert provider.answers == []
