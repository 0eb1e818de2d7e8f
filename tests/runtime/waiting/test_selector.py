"""wait.selector: states, call logs, and how quickly a change is noticed."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import OperationFailed, Runtime

pytestmark = pytest.mark.usefixtures("same_window")


async def wait(runtime: Runtime, selector: str, state: str, *, strict: bool = True, **more: Any) -> Any:
    params = {"target": {"selector": selector, "strict": strict}, "state": state, "returns": True}
    return await runtime.run("wait.selector", params, **more)


async def test_there_already(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p><p hidden>y</p>")
    assert (await wait(runtime, "p >> nth=0", "visible"))["kind"] == "node"
    assert (await wait(runtime, "p >> nth=1", "attached"))["kind"] == "node"
    assert (await wait(runtime, "p >> nth=1", "hidden"))["kind"] == "node"
    assert await wait(runtime, "#none", "hidden") is None
    assert await wait(runtime, "#none", "detached") is None
    assert runtime.turns == 5


@pytest.mark.parametrize(
    ("state", "script"),
    [
        ("attached", "document.body.append(Object.assign(document.createElement('p'), { id: 'late' }))"),
        ("visible", "document.body.insertAdjacentHTML('beforeend', '<p id=late>x</p>')"),
        ("hidden", "document.querySelector('#early').hidden = true"),
        ("detached", "document.querySelector('#early').remove()"),
    ],
)
async def test_comes_true_later_in_one_event(runtime: Runtime, state: str, script: str) -> None:
    await runtime.page.set_content("<p id=early>x</p>")
    await runtime.page.evaluate(f"void setTimeout(() => {{ {script} }}, 50)")
    await wait(runtime, "#late" if state in ("attached", "visible") else "#early", state)
    assert runtime.turns == 1


async def test_sees_what_no_mutation_tells_of(runtime: Runtime) -> None:
    await runtime.page.set_content("<style>@keyframes k { to { width: 10px } }</style><div id=host></div><i id=i></i>")
    await runtime.page.evaluate(
        """() => {
          const shadow = document.getElementById("host").attachShadow({ mode: "open" });
          setTimeout(() => shadow.append(document.createElement("b")), 30);
          const sheet = new CSSStyleSheet();
          document.adoptedStyleSheets = [sheet];
          setTimeout(() => sheet.replaceSync("#i { display: block; height: 5px; animation: k 20ms forwards }"), 30);
        }"""
    )
    assert await wait(runtime, "b", "attached")
    assert await wait(runtime, "#i", "visible")


async def test_logs_what_it_resolved_to(runtime: Runtime) -> None:
    await runtime.page.set_content("<p hidden>x</p>")
    with pytest.raises(OperationFailed) as caught:
        await wait(runtime, "p", "visible", timeout=600)
    first, *attempts = caught.value.log
    assert first == "waiting for {{target}} to be visible"
    assert set(attempts) == {'  locator resolved to hidden <p hidden="">x</p>'}
    assert 1 < len(attempts) < 8


async def test_more_than_one_match(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p><p>y</p>")
    with pytest.raises(OperationFailed, match="strict mode violation"):
        await wait(runtime, "p", "visible")
    assert await wait(runtime, "p", "visible", strict=False)
    with pytest.raises(OperationFailed) as caught:
        await wait(runtime, "p", "hidden", strict=False, timeout=50)
    assert caught.value.log[1] == "  locator resolved to 2 elements. Proceeding with the first one: <p>x</p>"


async def test_selectors_that_do_not_parse_fail_at_once(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    with pytest.raises(OperationFailed) as caught:
        await wait(runtime, "foo=bar", "visible")
    assert caught.value.kind == "selector"


async def test_waiting_leaves_the_page_most_of_its_time(runtime: Runtime) -> None:
    """However often the page changes: an attempt that takes 20 ms is followed by a rest of 40."""
    await runtime.page.set_content("<p>x</p>")
    await runtime.page.evaluate("void setInterval(() => document.body.setAttribute('data-at', performance.now()), 1)")
    engine = """{
      query: () => null,
      queryAll: () => {
        window.attempts = (window.attempts ?? 0) + 1;
        for (const end = performance.now() + 20; performance.now() < end; );
        return [];
      },
    }"""
    params = {"target": {"selector": "slow=x"}, "state": "attached", "returns": False}
    command = runtime.command("wait.selector", params, timeout=600)
    reply = await runtime.turn({"start": [command]}, engines={"slow": engine})
    assert reply["outcomes"][0]["error"]["kind"] == "timeout"
    assert 2 <= await runtime.page.evaluate("attempts") <= 11
