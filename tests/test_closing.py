"""Sessions cost money: whatever way a process ends, its sessions end with it. Real processes, real signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator

import pytest

from tests.service import KEY, Service, answers, running_service

BEGIN = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # background jobs begin with it ignored,
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and those of nohup with this one
from smooth_page import SmoothClient
client = SmoothClient()
"""


@pytest.fixture
def service() -> Iterator[Service]:
    with running_service() as started:
        yield started


def run(service: Service, script: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "SMOOTH_BASE_URL": service.base_url, "SMOOTH_API_KEY": KEY}
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + textwrap.dedent(script)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def statuses(service: Service) -> list[str]:
    return [task.status for task in service.tasks.values()]


class TestProcess:
    def test_that_ends(self, service: Service) -> None:
        process = run(service, "client.session().open(); client.session().open()")
        assert process.wait(30) == 0
        assert statuses(service) == ["cancelled", "cancelled"]

    def test_that_fails(self, service: Service) -> None:
        process = run(service, "session = client.session().open(); 1 / 0")
        assert process.wait(30) == 1
        assert statuses(service) == ["cancelled"]

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_that_is_interrupted_while_it_waits(self, service: Service, number: signal.Signals) -> None:
        service.silent.add("evaluate_js")
        service.hold_seconds = 60
        process = run(service, "with client.session() as session: session.evaluate_js('1')")
        service.wait_until(lambda: bool(service.posted))
        begin = time.monotonic()
        process.send_signal(number)
        _, error = process.communicate(timeout=30)
        # At once, not when the poll lets go.
        assert time.monotonic() - begin < 20
        assert statuses(service) == ["done"]
        assert process.returncode != 0
        assert ("KeyboardInterrupt" in error) == (number == signal.SIGINT)

    def test_of_asyncio_that_is_interrupted(self, service: Service) -> None:
        service.silent.add("evaluate_js")
        process = run(
            service,
            """
            import asyncio
            from smooth_page import AsyncSmoothClient
            async def main():
                async with AsyncSmoothClient() as client, client.session() as session:
                    await session.evaluate_js('1')
            asyncio.run(main())
            """,
        )
        service.wait_until(lambda: bool(service.posted))
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert statuses(service) == ["done"]

    def test_that_is_interrupted_while_a_session_is_created(self, service: Service) -> None:
        asked = service.requests

        def slowly(handler: object, act: object) -> None:
            time.sleep(0.5)
            answers(200, service.create({}))(handler, lambda: None)  # type: ignore[arg-type]

        service.mishaps["create"].append(slowly)
        process = run(service, "client.session().open(); time.sleep(60)")
        service.wait_until(lambda: asked["create"] == 1)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert statuses(service) == ["done"]

    def test_that_forks_keeps_its_sessions(self, service: Service) -> None:
        process = run(
            service,
            """
            import os
            session = client.session().open()
            child = os.fork()
            if child == 0:
                sys.exit(0)
            os.waitpid(child, 0)
            print(session.evaluate_js('1').output, flush=True)
            """,
        )
        output, error = process.communicate(timeout=30)
        assert output == "{'js': '1'}\n", error
        assert statuses(service) == ["cancelled"]

    def test_whose_close_went_unheard_tries_again_at_its_end(self, service: Service) -> None:
        service.outcomes["close"] = (500, "busy")
        service.mishaps["delete"] += [answers(503)] * 4
        process = run(service, "with client.session(): pass")
        _, error = process.communicate(timeout=30)
        assert statuses(service) == ["cancelled"], error

    def test_says_what_it_could_not_end_without_its_key(self, service: Service) -> None:
        process = run(service, "import logging; logging.basicConfig(level=10); client.session().open(); print('open')")
        service.wait_until(lambda: bool(service.tasks))
        service.mishaps["delete"].append(answers(500))
        _, error = process.communicate(timeout=30)
        assert KEY not in error


class TestWaiting:
    def test_works_inside_of_a_running_event_loop(self, service: Service) -> None:
        process = run(
            service,
            """
            import asyncio
            async def main():
                with client.session() as session:
                    return session.evaluate_js('1').output
            print(asyncio.run(main()))
            """,
        )
        output, error = process.communicate(timeout=30)
        assert output == "{'js': '1'}\n", error
