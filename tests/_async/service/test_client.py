"""The client: where it goes, with which key, what it creates, and which errors it raises."""

from __future__ import annotations

import logging
import traceback
from collections import deque
from pathlib import Path

import pytest

from smooth_page import (
    AsyncSmoothClient,
    AuthenticationError,
    Error,
    InsufficientCreditsError,
    RateLimitError,
    SmoothApiError,
    UncertainError,
)
from smooth_page._protocol.task import CreateTask
from tests.https_server import HttpsServer
from tests.service import KEY, Service, answers, drops_after, drops_before

pytestmark = [pytest.mark.both_apis, pytest.mark.usefixtures("each_client")]


class TestAddress:
    @pytest.mark.parametrize("variable", ["SMOOTH_API_KEY", "CIRCLEMIND_API_KEY"])
    async def test_comes_from_the_environment(
        self, service: Service, monkeypatch: pytest.MonkeyPatch, variable: str
    ) -> None:
        # As the vendor's SDK reads it: up to `/api/`.
        monkeypatch.setenv("SMOOTH_BASE_URL", service.base_url.removesuffix("v1"))
        monkeypatch.delenv("SMOOTH_API_KEY", raising=False)
        monkeypatch.setenv(variable, KEY)
        async with AsyncSmoothClient() as client, client.session() as session:
            assert session.id == "task_1"
        assert client.base_url == service.base_url

    async def test_is_the_public_service_with_a_key_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SMOOTH_BASE_URL", raising=False)
        async with AsyncSmoothClient("some-key") as client:
            assert client.base_url == "https://api.smooth.sh/api/v1"

    @pytest.mark.parametrize(
        ("url", "why"),
        [
            ("http://example.com/api", "has no TLS"),
            ("http://127.0.0.1.example.com/api", "has no TLS"),
            ("ftp://localhost/api", r"is not an http\(s\) URL"),
            ("localhost:8000", r"is not an http\(s\) URL"),
            ("https://someone:s3cret-word@example.com/api", "contains a user name"),
        ],
    )
    async def test_is_refused(self, url: str, why: str) -> None:
        with pytest.raises(Error, match=why) as caught:
            AsyncSmoothClient("some-key", url)
        assert "s3cret-word" not in str(caught.value)

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "[::1]"])
    async def test_needs_no_tls_on_this_machine(self, host: str) -> None:
        async with AsyncSmoothClient("some-key", f"http://{host}:1/api/v1/") as client:
            assert client.base_url == f"http://{host}:1/api/v1"

    async def test_needs_a_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SMOOTH_API_KEY", raising=False)
        monkeypatch.delenv("CIRCLEMIND_API_KEY", raising=False)
        with pytest.raises(AuthenticationError, match="SMOOTH_API_KEY"):
            AsyncSmoothClient(base_url="http://localhost:1/api")

    @pytest.mark.parametrize("key", ["two words-of-a-key", "schlüssel-of-a-user", "key\nx-of-a-user"])
    async def test_takes_no_key_that_is_none(self, key: str) -> None:
        with pytest.raises(AuthenticationError) as caught:
            AsyncSmoothClient(key, "http://localhost:1/api")
        assert "of-a" not in str(caught.value)

    async def test_forgives_the_line_end_of_a_key_file(self, service: Service) -> None:
        async with AsyncSmoothClient(KEY + "\n", service.base_url) as client, client.session() as session:
            assert session.is_open

    async def test_of_this_machine_is_reached_without_a_proxy(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
        monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
        async with AsyncSmoothClient(KEY, service.base_url) as client, client.session() as session:
            assert session.is_open


class TestCreation:
    async def test_sends_every_parameter(self, client: AsyncSmoothClient, service: Service) -> None:
        parameters = {
            "url": "https://example.com",
            "device": "desktop-lg",
            "files": ["file_1"],
            "agent": "smooth-lite",
            "max_steps": 7,
            "allowed_urls": ["https://**.example.com/**"],
            "enable_recording": True,
            "profile_id": "me",
            "profile_read_only": True,
            "use_stealth": False,
            "proxy_server": "https://proxy.test",
            "proxy_username": "user",
            "proxy_password": "pass-word",
            "certificates": [{"file": "AAAA", "password": "cert-word"}],
            "use_adblock": True,
            "use_captcha_solver": False,
            "additional_tools": {"screenshot": {}},
            "custom_tools": [{"name": "t", "description": "d", "inputs": {}, "output": "o"}],
            "experimental_features": {"x": 1},
            "extensions": ["ext_1"],
            "show_cursor": True,
            "metadata": {"run": "1"},
        }
        async with client.session(**parameters):
            assert service.task.creation == {"task": None, **parameters}

    async def test_names_the_device_though_nobody_asked(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session():
            assert service.task.creation == {"task": None, "device": "desktop"}

    async def test_refuses_wrong_values_before_anything_is_sent(
        self, client: AsyncSmoothClient, service: Service
    ) -> None:
        with pytest.raises(Error, match=r"session: device: .*'desktop', 'mobile' or 'desktop-lg'"):
            client.session(device="watch")  # type: ignore[arg-type]
        with pytest.raises(Error, match=r"session: max_steps: .*128"):
            client.session(max_steps=500)
        secret = "-".join(["hunter", "22"])  # not as such in a line that a traceback shows
        with pytest.raises(Error, match="session: proxy_password") as caught:
            client.session(proxy_password=[secret])  # type: ignore[arg-type]
        assert secret not in "".join(traceback.format_exception(caught.value))
        assert not service.requests

    async def test_shows_no_secrets_in_its_repr(self) -> None:
        given = CreateTask(
            proxy_server="http://me:hunter-22@proxy",
            proxy_password="hunter-22",
            certificates=[{"password": "hunter-22"}],
        )
        assert "hunter" not in f"{given!r} {given}"
        assert given.body()["proxy_password"] == "hunter-22"

    async def test_happens_with_the_first_action(self, client: AsyncSmoothClient, service: Service) -> None:
        session = client.session()
        assert (session.status, session.is_open, session.live_url) == ("not open", False, None)
        with pytest.raises(Error, match="not open yet"):
            _ = session.id
        await session.evaluate_js("1")
        await session.evaluate_js("2")
        assert service.requests["create"] == 1
        assert session.live_url == "https://live.test/1"
        await session.close()
        assert session.status == "done"

    async def test_is_repeated_where_it_was_not_received(self, client: AsyncSmoothClient, service: Service) -> None:
        service.mishaps["create"].append(answers(429, retry_after="0"))
        async with client.session() as session:
            assert session.is_open
        assert service.requests["create"] == 2

    @pytest.mark.parametrize("mishap", [drops_before, drops_after, answers(502), answers(500, obeys=True)])
    async def test_is_not_repeated_where_it_may_have_been(
        self, client: AsyncSmoothClient, service: Service, mishap: object
    ) -> None:
        service.mishaps["create"].append(mishap)  # type: ignore[arg-type]
        with pytest.raises(UncertainError, match="may have been created"):
            await client.session().open()
        assert service.requests["create"] == 1

    async def test_that_is_no_task_is_an_error(self, client: AsyncSmoothClient, service: Service) -> None:
        service.mishaps["create"].append(answers(200, {"r": {"id": 7}}))
        with pytest.raises(SmoothApiError, match=r"not a task: id: "):
            await client.session().open()
        service.mishaps["create"].append(answers(200, b"<html>"))
        with pytest.raises(SmoothApiError, match=r'not {"r": \.\.\.}'):
            await client.session().open()


class TestErrors:
    async def test_of_a_wrong_key(self, service: Service, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        key = "-".join(["a", "wrong", "key"])  # not as such in a line that a traceback shows
        async with AsyncSmoothClient(key, service.base_url) as client:
            with pytest.raises(AuthenticationError) as caught:
                await client.session().open()
            assert caught.value.status == 401
            # The service repeats the key in its answer.
            assert caught.value.detail == "Invalid API key ***"
            shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + repr(client) + caplog.text
        assert key not in shown

    async def test_by_status(self, client: AsyncSmoothClient, service: Service) -> None:
        cases: list[tuple[int, str, type[SmoothApiError]]] = [
            (400, "Bad request", SmoothApiError),
            (402, "Pay first", InsufficientCreditsError),
            (403, "Not in your plan", AuthenticationError),
            (422, "Not valid", SmoothApiError),
            (429, "You have no credits left", InsufficientCreditsError),
            (429, "Too many sessions", RateLimitError),
        ]
        for status, detail, kind in cases:
            service.mishaps["create"].append(answers(status, {"detail": detail}, x_request_id="req_1"))
            with pytest.raises(SmoothApiError, match=detail) as caught:
                await client.session().open()
            assert type(caught.value) is kind
            assert (caught.value.status, caught.value.detail, caught.value.request_id) == (status, detail, "req_1")

    async def test_tell_how_long_to_wait(self, client: AsyncSmoothClient, service: Service) -> None:
        service.mishaps["create"].append(answers(429, {"detail": "Too many sessions"}, retry_after="120"))
        with pytest.raises(RateLimitError) as caught:
            await client.session().open()
        assert caught.value.retry_after == 120
        service.mishaps["create"].append(answers(429, retry_after="Fri, 31 Dec 2100 23:59:59 GMT"))
        with pytest.raises(RateLimitError) as caught:
            await client.session().open()
        assert caught.value.retry_after is not None
        assert caught.value.retry_after > 1e9

    async def test_repeat_nothing_secret_of_a_validation(self, client: AsyncSmoothClient, service: Service) -> None:
        detail = [{"loc": ["body"], "msg": "wrong", "input": {"proxy_password": "hunter-22", "user": "me"}}]
        service.mishaps["create"].append(answers(422, {"detail": detail}))
        with pytest.raises(SmoothApiError) as caught:
            await client.session(proxy_password="hunter-22").open()
        assert caught.value.detail[0]["input"] == {"proxy_password": "***", "user": "me"}
        assert "hunter-22" not in str(caught.value)

    async def test_of_an_unreachable_service(self) -> None:
        async with AsyncSmoothClient(KEY, "http://127.0.0.1:1/api/v1") as client:
            with pytest.raises(SmoothApiError, match="can't be reached") as caught:
                await client.session().open()
        assert caught.value.status is None

    async def test_of_a_service_whose_certificate_is_not_trusted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("smooth_page._shared.service.repetition.FIRST_PAUSE", 60)  # it is not tried again
        server = HttpsServer()
        async with AsyncSmoothClient(KEY, f"{server.url}api/v1") as client:
            with pytest.raises(SmoothApiError, match="CERTIFICATE_VERIFY_FAILED"):
                await client.session().open()
        server.stop()


class TestWhatTheServiceKeeps:
    async def test_profiles(self, client: AsyncSmoothClient, service: Service) -> None:
        assert (await client.create_profile("me"))["id"] == "profile_1"
        assert await client.list_profiles() == []
        await client.delete_profile("me")
        assert service.paths == [
            ("POST", "profile", b'{"id": "me"}'),
            ("GET", "profile", None),
            ("DELETE", "profile/me", None),
        ]

    async def test_a_profile_that_exists(self, client: AsyncSmoothClient, service: Service) -> None:
        service.mishaps["profile"] = deque([answers(409, {"detail": "It exists"})])
        with pytest.raises(SmoothApiError, match="It exists") as caught:
            await client.create_profile("me")
        assert caught.value.status == 409

    async def test_files(self, client: AsyncSmoothClient, service: Service, tmp_path: Path) -> None:
        (tmp_path / "cv.txt").write_bytes(b"what I did")
        assert await client.upload_file(tmp_path / "cv.txt", "my career") == "file_1"
        await client.delete_file("file_1")
        _, _, content = service.paths[0]
        assert b'filename="cv.txt"' in content
        assert b"what I did" in content
        assert b"my career" in content
        assert service.paths[1] == ("DELETE", "file/file_1", None)
