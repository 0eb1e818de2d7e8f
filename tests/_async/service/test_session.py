"""The verbs of a session, and what they return."""

from __future__ import annotations

import logging
import threading
from typing import Any

import pytest
from pydantic import BaseModel

from smooth_page import ActionError, AsyncSmoothClient, Error, ExtractionError, Tool
from smooth_page._io.asynchronous import gather
from smooth_page._protocol.outputs import ActionRecord
from tests.service import Service

pytestmark = pytest.mark.both_apis


class Profile(BaseModel):
    username: str
    age: int


class TestActions:
    async def test_send_what_the_reference_shows(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            await session.goto("https://example.com")
            await session.evaluate_js("return args.x", {"x": 1})
            await session.evaluate_js("return document.title")
            await session.extract({"type": "object"}, "all of it")
            await session.run_task(
                "do it",
                max_steps=4,
                url="https://example.com",
                metadata={"a": 1},
                secrets={"pw": {"value": "hunter-22"}},
            )
        names = [event["name"] for event in service.posted]
        assert names == ["browser_action"] * 4 + ["session_action"] * 2
        assert [event["payload"] for event in service.posted] == [
            {"name": "goto", "input": {"url": "https://example.com"}},
            {"name": "evaluate_js", "input": {"js": "return args.x", "args": {"x": 1}}},
            {"name": "evaluate_js", "input": {"js": "return document.title"}},
            {"name": "extract", "input": {"schema": {"type": "object"}, "prompt": "all of it"}},
            {
                "name": "run_task",
                "input": {
                    "task": "do it",
                    "max_steps": 4,
                    "url": "https://example.com",
                    "metadata": {"a": 1},
                    "secrets": {"pw": {"value": "hunter-22"}},
                },
            },
            {"name": "close"},
        ]
        ids = [event["id"] for event in service.posted]
        assert len(set(ids)) == len(ids)

    @pytest.mark.parametrize("wraps", [False, True])
    async def test_give_the_output_in_either_form(
        self, client: AsyncSmoothClient, service: Service, polls: str, wraps: bool
    ) -> None:
        service.wraps = wraps
        service.outcomes["evaluate_js"] = (200, [1, {"output": 2}])
        async with client.session() as session:
            result = await session.evaluate_js("1")
            assert result.output == [1, {"output": 2}]
            assert (result.credits_used, result.duration) == ((0.5, 0.25) if wraps else (None, None))
            assert session.credits_used == (0.5 if wraps else 0)
            assert session.holds_polls is not (polls != "held") or session.holds_polls is None

    async def test_give_an_instance_of_the_model(self, client: AsyncSmoothClient, service: Service) -> None:
        service.outcomes["extract"] = service.outcomes["run_task"] = (200, {"username": "ada", "age": 36})
        async with client.session() as session:
            assert (await session.extract(Profile)).output == Profile(username="ada", age=36)
            assert (await session.run_task("who", response_model=Profile)).output.username == "ada"
        schema = service.posted[0]["payload"]["input"]["schema"]
        assert schema == service.posted[1]["payload"]["input"]["response_model"] == Profile.model_json_schema()

    async def test_say_when_the_output_does_not_fit(self, client: AsyncSmoothClient, service: Service) -> None:
        service.outcomes["extract"] = (200, {"username": "ada"})
        async with client.session() as session:
            with pytest.raises(Error, match="does not fit Profile"):
                await session.extract(Profile)
            with pytest.raises(Error, match=r"JSON schema \(dict\) or a type such as a pydantic model class"):
                await session.extract("a profile")  # type: ignore[call-overload]
            assert session.is_open

    async def test_tell_the_service_once_what_was_wrong(self, client: AsyncSmoothClient, service: Service) -> None:
        answers = [{"username": "ada", "age": "old"}, {"username": "ada", "age": 36}]
        service.wraps = True
        service.outcomes["extract"] = lambda given: (200, answers.pop(0))
        async with client.session() as session:
            result = await session.extract(Profile, "the owner")
            assert result.output == Profile(username="ada", age=36)
            assert result.credits_used == 1.0  # both tries cost
            answers += [{"age": 1}, {"age": 2}]
            with pytest.raises(ExtractionError, match=r"username: Field required \(found nothing\)") as caught:
                await session.extract(Profile)
            assert (caught.value.partial, caught.value.missing) == ({"age": 2}, ["username"])
            answers.append({})
            with pytest.raises(ExtractionError):
                await session.extract(Profile, tries=1)
            with pytest.raises(Error, match="tries: expected a whole number of at least 1, not 0"):
                await session.extract(Profile, tries=0)
        prompts = [event["payload"]["input"].get("prompt") for event in service.posted[:-1]]
        assert prompts[0] == "the owner"
        assert prompts[1].startswith("the owner\n\nAn earlier answer was wrong.")
        assert prompts[1].endswith(
            "age: Input should be a valid integer, unable to parse string as an integer (found 'old')"
        )
        assert prompts[2] is None
        assert len(prompts) == 5

    async def test_that_a_second_try_can_fail(self, client: AsyncSmoothClient, service: Service) -> None:
        answers = [(200, {}), (400, "The prompt is too long")]
        service.outcomes["extract"] = lambda given: answers.pop(0)
        async with client.session() as session:
            with pytest.raises(ExtractionError, match="username: Field required"):
                await session.extract(Profile)

    @pytest.mark.parametrize("code", [400, 500])
    async def test_that_fail_do_not_take_the_session_with_them(
        self, client: AsyncSmoothClient, service: Service, code: int
    ) -> None:
        service.outcomes["evaluate_js"] = (code, "ReferenceError: x is not defined")
        async with client.session() as session:
            with pytest.raises(ActionError, match="evaluate_js: ReferenceError: x is not defined") as caught:
                await session.evaluate_js("x")
            assert (caught.value.code, caught.value.output) == (code, "ReferenceError: x is not defined")
            service.outcomes["evaluate_js"] = (200, 1)
            assert (await session.evaluate_js("1")).output == 1

    @pytest.mark.parametrize("value", [float("nan"), {1, 2}])
    async def test_that_are_no_json_are_not_sent(self, client: AsyncSmoothClient, service: Service, value: Any) -> None:
        async with client.session() as session:
            with pytest.raises(Error, match="not JSON-serializable"):
                await session.evaluate_js("1", value)
            assert service.posted == []

    async def test_hide_secrets_that_the_service_repeats(
        self, client: AsyncSmoothClient, service: Service, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        service.outcomes["run_task"] = lambda given: (400, f"Could not type {given['secrets']['pw']['value']}")
        async with client.session() as session:
            with pytest.raises(ActionError, match=r"Could not type \*\*\*"):
                await session.run_task("log in", secrets={"pw": {"value": "hunter-22", "allowed_urls": ["*"]}})
        assert "hunter-22" not in caplog.text

    async def test_run_side_by_side(self, client: AsyncSmoothClient, service: Service, polls: str) -> None:
        service.outcomes["evaluate_js"] = lambda given: (200, given["js"])
        async with client.session() as session:
            results = await gather([lambda js=js: session.evaluate_js(js) for js in "abcdefgh"])
        assert [result.output for result in results] == list("abcdefgh")

    async def test_are_reported_to_observers(
        self, client: AsyncSmoothClient, service: Service, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        records: list[ActionRecord] = []
        client.on_event(records.append)
        service.wraps = True
        async with client.session() as session:
            await session.evaluate_js("'my-secret'")
        assert [(record.action, record.code, record.credits_used) for record in records] == [
            ("evaluate_js", 200, 0.5),
            ("close", 200, 0.5),
        ]
        assert all(record.session_id == "task_1" and record.seconds > 0 for record in records)
        assert "my-secret" not in repr(records) + caplog.text


class TestTools:
    async def test_are_called_by_the_agent(self, client: AsyncSmoothClient, service: Service, polls: str) -> None:
        threads: list[int] = []

        def weather(city: str) -> str:
            threads.append(threading.get_ident())
            if city == "Atlantis":
                raise LookupError("There is no Atlantis")
            return f"rain in {city}"

        gate = service.gates["run_task"] = threading.Event()

        def agent() -> None:
            service.wait_until(lambda: bool(service.posted))
            for number, (tool, given) in enumerate(
                [("weather", {"city": "Bern"}), ("weather", {"city": "Atlantis"}), ("moon", {})]
            ):
                payload = {"name": tool, "input": given}
                service.event({"id": f"call_{number}", "name": "tool_call", "payload": payload})
                service.wait_until(lambda n=number: len(service.posted) == n + 2)  # type: ignore[misc]
            gate.set()

        threading.Thread(target=agent, daemon=True).start()
        tool = Tool("weather", "Tells the weather", weather, {"city": {"type": "string"}}, "what it is like")
        async with client.session(tools=[tool]) as session:
            await session.run_task("pack my things")
        assert service.task.creation["custom_tools"] == [tool.facts()]
        calls = [event for event in service.posted if event["name"] == "tool_call"]
        assert [(event["id"], event["payload"]) for event in calls] == [
            ("call_0", {"code": 200, "output": "rain in Bern"}),
            ("call_1", {"code": 400, "output": "LookupError: There is no Atlantis"}),
            ("call_2", {"code": 400, "output": "There is no tool 'moon'"}),
        ]
        assert threads == [threading.get_ident()] * 2
