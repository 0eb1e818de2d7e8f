"""What actions wait for, and the lines of the call log about it, which are Playwright's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import OperationFailed, Runtime

from .conftest import Act

pytestmark = pytest.mark.usefixtures("same_window")

COVER = "<div id=cov style='position:fixed;inset:0'></div>"
READY = [
    "  waiting for element to be visible, enabled and stable",
    "  element is visible, enabled and stable",
    "  scrolling into view if needed",
    "  done scrolling",
]


def intro(element: str, action: str = "click") -> list[str]:
    return ["waiting for {{target}}", f"  locator resolved to {element}", f"attempting {action} action"]


def retried(log: list[str]) -> bool:
    return any(line.startswith("retrying") for line in log)


REFUSED = {
    "hidden": ("<button hidden>x</button>", '<button hidden="">x</button>', ["element is not visible"]),
    "disabled": ("<button disabled>x</button>", "<button disabled>x</button>", ["element is not enabled"]),
    "disabled by aria": (
        "<button aria-disabled=true>x</button>",
        '<button aria-disabled="true">x</button>',
        ["element is not enabled"],
    ),
    "moving slowly": (
        "<style>@keyframes a{to{margin-left:9000px}}</style><button style='animation:a 225s linear infinite'>x</button>",
        "<button>x</button>",
        ["element is not stable"],
    ),
    "moving": (
        "<style>@keyframes a{to{margin-left:9000px}}</style><button style='animation:a 5s linear infinite'>x</button>",
        "<button>x</button>",
        ["element is not stable"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_states(tells: Act, name: str) -> None:
    html, shown, reason = REFUSED[name]
    expected = [*intro(shown), READY[0], f"  {reason[0]}", "retrying click action"]
    log = await tells(html, "click", "button", retried)
    assert log[: len(expected)] == expected


async def test_timeout(fails: Act) -> None:
    failure = await fails("<button hidden>x</button>", "click", "button", timeout=50)
    assert (failure.kind, failure.info["message"]) == ("timeout", "Timeout 50ms exceeded.")


INTERCEPTED = {
    "a cover": (COVER, '<div id="cov"></div>'),
    "from a subtree": (
        f"<div id=p>{COVER.replace('></div>', '>y</div>')}</div>",
        '<div id="cov">y</div> from <div id="p">…</div> subtree',
    ),
    "in a shadow tree": (
        f'<div id=h></div><script>h.attachShadow({{mode:"open"}}).innerHTML = "{COVER}"</script>',
        '<div id="h"></div>',
    ),
}


@pytest.mark.parametrize("name", INTERCEPTED)
async def test_receives_events(tells: Act, name: str) -> None:
    html, shown = INTERCEPTED[name]
    log = await tells(f"<button>x</button>{html}", "click", "button", retried)
    expected = [*intro("<button>x</button>"), *READY, f"  {shown} intercepts pointer events", "retrying click action"]
    assert log[: len(expected)] == expected


async def test_covered_frame(tells: Act) -> None:
    html = f'<iframe srcdoc="<button>x</button>"></iframe>{COVER}'
    log = await tells(html, "click", "iframe >> internal:control=enter-frame >> button", retried)
    assert '  <div id="cov"></div> intercepts pointer events' in log


async def test_outside_of_the_viewport(tells: Act) -> None:
    log = await tells("<button style='position:fixed;left:-200px'>x</button>", "click", "button", retried)
    assert log[3:9] == [*READY, "  element is outside of the viewport", "retrying click action"]


async def test_retries_are_logged_with_their_pauses(tells: Act) -> None:
    log = await tells("<button hidden>x</button>", "click", "button", lambda log: "  waiting 500ms" in log)
    attempt = [READY[0], "  element is not visible", "retrying click action"]
    expected = [
        *attempt,
        *attempt,
        "  waiting 20ms",
        *attempt,
        "  waiting 100ms",
        *attempt,
        "  waiting 100ms",
        *attempt,
    ]
    assert log[3 : 3 + len(expected)] == expected


@pytest.mark.parametrize(
    ("op", "needs", "name"),
    [
        ("hover", "visible and stable", "hover"),
        ("dblclick", "visible, enabled and stable", "dblclick"),
        ("tap", "visible, enabled and stable", "tap"),
        ("fill", "visible, enabled and editable", "fill"),
        ("selectText", "visible", "selectText"),
        ("scrollIntoView", "stable", "scroll into view"),
        ("drop", "visible and stable", "drop"),
    ],
)
async def test_names_and_needs(tells: Act, op: str, needs: str, name: str) -> None:
    params = {"value": "x"} if op == "fill" else {"data": {"a": "b"}} if op == "drop" else {}
    log = await tells("<input hidden>", op, "input", retried, **params)
    lines = [line for line in log if not line.startswith("  fill(")]
    assert lines[2:5] == [
        f"attempting {name} action",
        f"  waiting for element to be {needs}",
        "  element is not visible",
    ]
    assert f"retrying {name} action" in log


FORCED = {
    "not rendered": ("<button hidden>x</button>", "Element is not visible"),
    "outside": ("<button style='position:fixed;left:-200px'>x</button>", "Element is outside of the viewport"),
    "a line break": ("hello<br id=b>goodbye", "Element is outside of the viewport"),
}


@pytest.mark.parametrize("name", FORCED)
async def test_force_fails_at_once(fails: Act, name: str) -> None:
    html, message = FORCED[name]
    failure = await fails(html, "click", "button, br", force=True)
    assert failure.info["message"] == message
    assert READY[0] not in failure.log


async def test_force_clicks_what_is_on_top(act: Act, runtime: Runtime) -> None:
    await act(
        f"<button onclick='hit=1'>x</button>{COVER}<script>cov.onclick=()=>hit=2</script>",
        "click",
        "button",
        force=True,
    )
    assert await runtime.page.evaluate("hit") == 2


async def test_a_trial_only_moves_the_mouse(act: Act, tells: Act, runtime: Runtime) -> None:
    await act(
        "<button>x</button><script>seen='';onpointermove=onpointerdown=onclick=e=>seen+=e.type</script>",
        "click",
        "button",
        trial=True,
    )
    assert await runtime.page.evaluate("seen") == "pointermove"
    log = await tells(f"<button>x</button>{COVER}", "click", "button", retried, trial=True)
    assert "attempting click action (trial run)" in log
    assert "retrying click action (trial run)" in log


ACCEPTED = {
    "text in a button, hit beside it": (
        "<button onclick='hit=1' style='position:relative'><span id=t>a</span>"
        "<i style='position:absolute;inset:0'></i></button>"
    ),
    "a label inside a button": "<button onclick='hit=1'><label id=t style='pointer-events:none'>x</label></button>",
    "text inside a role": (
        "<div role=button onclick='hit=1'><div style='pointer-events:none'><span id=t>x</span></div></div>"
    ),
    "a label's own box": (
        "<label id=t style='position:relative;display:block;width:90px;height:30px'>x"
        "<input type=checkbox onclick='hit=1' "
        "style='position:absolute;inset:0;width:90px;height:30px;margin:0'></label>"
    ),
    "slotted": (
        "<div id=h><span id=t>text</span></div><script>h.attachShadow({mode:'open'}).innerHTML ="
        "'<button onclick=\"hit=1\"><slot></slot></button>'</script>"
    ),
    "without a box": "<div id=t style='display:contents' onclick='hit=1'>hello</div>",
    "first line of a link": (
        "<div style='width:60px'>some words <a id=t href='#' onclick='hit=1'>that wrap here</a></div>"
    ),
    "svg": "<svg width=100 height=100><circle id=t onclick='hit=1' cx=50 cy=50 r=40 /></svg>",
    "off screen": "<div style='height:3000px'></div><button id=t onclick='hit=1'>x</button>",
    "in a box that scrolls smoothly": (
        "<div style='height:200px;overflow:auto;scroll-behavior:smooth'>"
        "<button id=t onclick='hit=1' style='margin-top:2000px'>x</button></div>"
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
async def test_clickable(act: Act, runtime: Runtime, name: str) -> None:
    await act(f"<script>hit=0</script>{ACCEPTED[name]}", "click", "#t")
    assert await runtime.page.evaluate("hit") == 1


async def test_pages_that_overwrite_the_windows_size(act: Act, runtime: Runtime) -> None:
    await act("<button onclick='hit=1'>x</button><script>innerWidth = innerHeight = 0</script>", "click", "button")
    assert await runtime.page.evaluate("hit") == 1


async def test_position_in_large_boxes(act: Act, runtime: Runtime) -> None:
    await act(
        """<div style="overflow:auto;width:200px;height:200px">
        <button style="width:2000px;height:2000px;border:8px solid"
        onclick="at=[event.offsetX,event.offsetY]">x</button></div>""",
        "click",
        "button",
        position={"x": 1900, "y": 1910},
    )
    assert await runtime.page.evaluate("at") == [1900, 1910]


async def test_waits_until_it_can_be_done(act: Act, runtime: Runtime) -> None:
    await act(
        """<button id=b onclick="log.push(this.style.cssText)" disabled hidden>x</button><script>log = [];
        setTimeout(() => b.hidden = false, 30); setTimeout(() => b.disabled = false, 60);</script>""",
        "click",
        "button",
    )
    assert await runtime.page.evaluate("log.length") == 1


async def test_waits_for_the_end_of_an_animation(act: Act, runtime: Runtime) -> None:
    await act(
        """<style>body{margin:0}@keyframes a{from{margin-left:0}to{margin-left:300px}}</style>
        <button style="animation:a .3s linear forwards;width:100px" onclick="x=event.pageX">x</button>""",
        "click",
        "button",
    )
    assert await runtime.page.evaluate("x") == 350


async def test_replaced_elements_are_found_again(act: Act, runtime: Runtime) -> None:
    await act(
        """<button disabled>a</button><script>setTimeout(() => {
        document.body.innerHTML = "<button onclick='hit=1'>b</button>" }, 50)</script>""",
        "click",
        "button",
    )
    assert await runtime.page.evaluate("hit") == 1


async def test_the_log_tells_of_replaced_elements(tells: Act) -> None:
    gone = "element was detached from the DOM, retrying"
    log = await tells(
        "<button disabled>a</button>",
        "click",
        "button",
        lambda log: gone in log and log[-1] != gone,
        script="document.body.innerHTML = '<button disabled>b</button>'",
    )
    at = log.index(gone)
    assert log[at + 1 : at + 3] == ["  locator resolved to <button disabled>b</button>", "attempting click action"]


@pytest.mark.parametrize(
    "op", ["click", "hover", "fill", "check", "selectOption", "press", "type", "focus", "selectText", "tap"]
)
async def test_handles_of_elements_that_are_gone(runtime: Runtime, op: str) -> None:
    await runtime.page.set_content("<input>")
    handle = await runtime.run("query", {"target": {"selector": "input"}})
    await runtime.page.evaluate("document.querySelector('input').remove()")
    params: dict[str, dict[str, Any]] = {
        "fill": {"value": "x"},
        "check": {"checked": True},
        "selectOption": {"options": []},
        "press": {"key": "a"},
        "type": {"text": "a"},
    }
    with pytest.raises(OperationFailed) as caught:
        await runtime.run(op, {"target": {"handle": handle}, **params.get(op, {})})
    assert caught.value.info["message"] == "Element is not attached to the DOM"


async def test_something_comes_up_under_the_pointer(act: Act, fails: Act, runtime: Runtime) -> None:
    html = f"""<button id=b onclick="hit=1">x</button>{COVER}<script>hit = 0; times = 0; cov.hidden = true;
        cov.style.display = 'none'; b.onmouseover = () => {{ if (times++ < 2) {{ cov.style.display = 'block';
        setTimeout(() => cov.style.display = 'none', 30) }} }};</script>"""
    await act(html, "click", "#b")
    assert await runtime.page.evaluate("[hit, times]") == [1, 3]


async def test_lists_of_matches(fails: Act, tells: Act) -> None:
    html = "<button disabled>a</button><button>b</button>"
    log = await tells(html, "click", "button", retried, target={"selector": "button"})
    assert log[1] == "  locator resolved to 2 elements. Proceeding with the first one: <button disabled>a</button>"
    failure = await fails(None, "click", "button")
    assert failure.kind == "strict"


SLOTTED = "<!doctype html><div><template shadowrootmode=open>%s</template><b id=light>x</b></div>"


@pytest.mark.usefixtures("new_window")
async def test_slotted_children_are_met_in_the_tree_that_shows_them(act: Act, tells: Act, runtime: Runtime) -> None:
    await act(SLOTTED % "<a href='#q'><span id=t><slot></slot></span></a>", "click", "#t")
    assert await runtime.page.evaluate("location.hash") == "#q"
    covered = "<div id=t>x</div><p style='position:absolute;inset:0;margin:0'><slot></slot></p>"
    covered += "<style>::slotted(b) { display: block; height: 90px }</style>"
    log = await tells(SLOTTED % covered, "click", "#t", retried)
    assert any('<b id="light">x</b> from <p>…</p> subtree intercepts pointer events' in line for line in log)


async def test_what_scrolls_away_from_under_the_mouse_is_left(act: Act, runtime: Runtime) -> None:
    page = """<!doctype html><style>body { margin: 0; height: 3000px } button { position: absolute }
      #tip { display: none; position: absolute; top: 430px; width: 300px; height: 60px; z-index: 1 }
      #a:hover + #tip { display: block }</style>
      <button id=a style="top:400px">a</button><div id=tip></div><button id=b style="top:450px" onclick="hit=1">b</button>"""
    await act(page, "hover", "#a")
    await runtime.run("click", {"target": {"selector": "#b", "strict": True}})
    assert await runtime.page.evaluate("hit") == 1
