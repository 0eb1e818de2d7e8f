"""Sessions cost money: whatever way a process ends, its sessions end with it. Real processes, real signals."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import anyio
import pytest

from smooth_page import AsyncSmoothClient
from smooth_page.async_api import async_playwright
from tests.local.engine_process import until
from tests.service import KEY, Handler, Service, answers, running_service

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

    def test_that_is_interrupted_while_it_waits(self, service: Service) -> None:
        service.silent.add("evaluate_js")
        service.hold_seconds = 60
        process = run(
            service,
            """
            with client.session() as session:
                with session.sending('browser_action', 'evaluate_js', {'js': '1'}) as sent:
                    print('sent', flush=True)
                    sent.result()
            """,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "sent\n"
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)  # at once, not when the poll lets go
        assert statuses(service) == ["done"]
        assert process.returncode != 0
        assert "KeyboardInterrupt" in error

    def test_that_is_interrupted_twice(self, service: Service) -> None:
        service.silent |= {"evaluate_js", "close"}
        process = run(
            service,
            """
            from smooth_page._sync.service import session_life
            session_life.INTERRUPTED_SECONDS = 0.2
            with client.session() as session: session.evaluate_js('1')
            """,
        )
        for number in (1, 2):
            service.wait_until(lambda number=number: len(service.posted) == number)  # type: ignore[misc]
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert statuses(service) == ["cancelled"]

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
        service.mishaps["delete"] += [answers(503)] * 3
        process = run(
            service,
            """
            from smooth_page._shared.service import repetition
            repetition.FIRST_PAUSE = 60  # it gives up at once
            with client.session(): pass
            """,
        )
        process.communicate(timeout=30)
        service.wait_until(lambda: statuses(service) == ["cancelled"])
        assert service.requests["delete"] == 4  # of the client, of the program's end, and two of the other process

    def test_says_what_it_could_not_end_without_its_key(self, service: Service) -> None:
        process = run(service, "import logging; logging.basicConfig(level=10); client.session().open(); print('open')")
        service.wait_until(lambda: bool(service.tasks))
        service.mishaps["delete"].append(answers(500))
        _, error = process.communicate(timeout=30)
        assert KEY not in error


TASK = """
import asyncio
from smooth_page import AsyncSmoothClient
async def main():
    session = AsyncSmoothClient().session()
    await session.evaluate_js('1')
asyncio.run(main())
"""


class TestSignal:
    """The sessions are ended, then it does what it does natively."""

    @pytest.mark.parametrize(
        ("script", "number"),
        [("client.session().evaluate_js('1')", signal.SIGTERM), (TASK, signal.SIGHUP)],
        ids=["sync", "async"],
    )
    def test_ends_the_process_while_it_waits(self, service: Service, script: str, number: signal.Signals) -> None:
        service.silent.add("evaluate_js")
        process = run(service, script)
        service.wait_until(lambda: bool(service.posted))
        process.send_signal(number)
        _, error = process.communicate(timeout=20)
        assert (process.returncode, statuses(service), error) == (-number, ["cancelled"], "")

    @pytest.mark.parametrize("script", ["client.session().open()", TASK], ids=["sync", "async"])
    def test_waits_for_a_creation(self, service: Service, script: str) -> None:
        go = threading.Event()

        def slowly(handler: Handler, act: Callable[[], None]) -> None:
            go.wait(20)
            handler.send(200, service.create({}))

        service.mishaps["create"].append(slowly)
        process = run(service, f"{script}\ntime.sleep(60)")
        service.wait_until(lambda: service.requests["create"] == 1)
        process.send_signal(signal.SIGTERM)
        go.set()
        process.communicate(timeout=20)
        assert (process.returncode, statuses(service)) == (-signal.SIGTERM, ["cancelled"])

    def test_calls_the_handler_of_the_program(self, service: Service) -> None:
        process = run(
            service,
            """
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
            client.session().open()
            print("open", flush=True)
            time.sleep(60)
            """,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        assert (process.returncode, statuses(service)) == (7, ["cancelled"])

    def test_ends_pytest_in_the_middle_of_a_test(self, service: Service, tmp_path: Path) -> None:
        service.silent.add("evaluate_js")
        (tmp_path / "test_two.py").write_text(
            "from smooth_page import SmoothClient\n"
            "def test_first(): SmoothClient().session().evaluate_js('1')\n"
            "def test_second(): SmoothClient().session().open()\n"
        )
        process = run(service, f"import pytest; pytest.main(['-p', 'no:cacheprovider', {str(tmp_path)!r}])")
        service.wait_until(lambda: bool(service.posted))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        assert (process.returncode, statuses(service)) == (-signal.SIGTERM, ["cancelled"])


async def is_closed_twice(client: AsyncSmoothClient) -> None:
    session = await client.session().open()
    for _ in range(2):
        closing = asyncio.ensure_future(session.close())
        await asyncio.sleep(0)
        closing.cancel()
        await asyncio.wait([closing])
    await session.close()


async def in_a_scope(client: AsyncSmoothClient) -> None:
    with anyio.move_on_after(0.2):
        async with client.session() as session:
            await session.evaluate_js("1")


async def in_a_group(client: AsyncSmoothClient) -> None:
    async with client.session() as session, anyio.create_task_group() as group:
        group.start_soon(session.evaluate_js, "1")
        await anyio.sleep(0.2)
        group.cancel_scope.cancel()


async def of_playwright(client: AsyncSmoothClient) -> None:
    with anyio.move_on_after(0.5):
        async with async_playwright() as playwright:
            page = await (await playwright.chromium.launch()).new_page()
            await page.session.open()
            await anyio.sleep(60)


async def created_in_a_scope(client: AsyncSmoothClient) -> None:
    with anyio.move_on_after(0.2):
        await client.session().open()


async def created_in_a_task(client: AsyncSmoothClient) -> None:
    await asyncio.wait([opening := asyncio.ensure_future(client.session().open())], timeout=0.2)
    opening.cancel()


class TestCancelled:
    """A session's end is not broken off with the task that asked for it."""

    @pytest.mark.parametrize("ends", [is_closed_twice, in_a_scope, in_a_group, of_playwright])
    async def test_closes(
        self, service: Service, monkeypatch: pytest.MonkeyPatch, ends: Callable[[AsyncSmoothClient], Awaitable[None]]
    ) -> None:
        service.silent.add("evaluate_js")
        monkeypatch.setenv("SMOOTH_BASE_URL", service.base_url)
        monkeypatch.setenv("SMOOTH_API_KEY", KEY)
        async with AsyncSmoothClient() as client:
            await ends(client)
            await asyncio.to_thread(service.wait_until, lambda: statuses(service) == ["done"])

    @pytest.mark.parametrize("ends", [created_in_a_scope, created_in_a_task])
    async def test_closes_what_is_being_created(
        self, service: Service, ends: Callable[[AsyncSmoothClient], Awaitable[None]]
    ) -> None:
        go = threading.Event()

        def slowly(handler: Handler, act: Callable[[], None]) -> None:
            go.wait(20)
            handler.send(200, service.create({}))

        service.mishaps["create"].append(slowly)
        async with AsyncSmoothClient(KEY, service.base_url) as client:
            ending = asyncio.ensure_future(ends(client))
            await asyncio.wait([ending], timeout=0.3)  # it may end only once the session is there
            go.set()
            await ending
            await asyncio.to_thread(service.wait_until, lambda: statuses(service) == ["done"])


class TestKilled:
    """What a process can't do for itself, another does."""

    @pytest.mark.parametrize(
        "script",
        [
            "client.session().open(); os.kill(os.getpid(), signal.SIGKILL)",
            "client.session().open(); os._exit(1)",
            """
            thread = threading.Thread(target=lambda: client.session().open())
            thread.start(); thread.join()
            os.kill(os.getpid(), signal.SIGTERM)
            """,
            """
            child = os.fork()
            if child == 0:
                client.session().open()
                os._exit(0)
            os.waitpid(child, 0)
            """,
            """
            from multiprocessing import get_context
            child = get_context("fork").Process(target=lambda: client.session().open() and None)
            child.start(); child.join()
            """,
            """
            from multiprocessing import get_context
            from concurrent.futures import ProcessPoolExecutor
            def work(): client.session().open()
            with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool: pool.submit(work).result()
            """,
        ],
        ids=["killed", "exit", "opened in a thread", "forked", "multiprocessing", "pool"],
    )
    def test_process_leaves_no_session(self, service: Service, script: str) -> None:
        process = run(service, f"import os, threading\n{textwrap.dedent(script)}")
        process.communicate(timeout=20)
        service.wait_until(lambda: statuses(service) == ["cancelled"])

    def test_process_with_a_child_that_lives_on(self, service: Service) -> None:
        script = (
            "import os; client.session().open(); os.fork() and os._exit(1); print('child', flush=True); time.sleep(60)"
        )
        process = run(service, script)
        assert process.stdout is not None
        assert process.stdout.readline() == "child\n"
        service.wait_until(lambda: statuses(service) == ["cancelled"])
        process.wait(10)

    @pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
    def test_process_hands_no_key_to_whoever_looks(self, service: Service) -> None:
        process = run(service, "client.session().open(); print('open', flush=True); time.sleep(60)")
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        until(lambda: any(Path(f"/proc/{pid}/cmdline").read_bytes() for pid in listed.read_text().split()))
        below = listed.read_text().split()
        shown = [Path(f"/proc/{pid}/{name}").read_bytes() for pid in below for name in ("cmdline", "environ")]
        assert len(shown) == 2
        assert b"end_sessions.py" in shown[0]
        assert not any(KEY.encode() in text for text in shown)
        process.kill()
        process.communicate()
        service.wait_until(lambda: statuses(service) == ["cancelled"])


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
