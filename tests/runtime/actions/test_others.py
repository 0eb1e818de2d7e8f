"""Files, drops, events, scrolling, highlights, modifiers; and that answers leave before a page goes."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.runtime.conftest import OperationFailed, Runtime

from .conftest import Act

pytestmark = pytest.mark.usefixtures("same_window")


def file(name: str, content: bytes = b"hello", **more: Any) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "base64": base64.b64encode(content).decode(), **more}


NAMES = "[...i.files].map(f => [f.name, f.type, f.size])"


async def test_files(act: Act, runtime: Runtime) -> None:
    html = """<input type=file id=i multiple hidden disabled>
        <script>log = []; i.oninput = i.onchange = e => log.push(e.type)</script>"""
    await act(html, "setFiles", "#i", files=[file("a.txt"), file("b.txt", b"", lastModified=5)])
    assert await runtime.page.evaluate(NAMES) == [["a.txt", "text/plain", 5], ["b.txt", "text/plain", 0]]
    assert await runtime.page.evaluate("i.files[1].lastModified") == 5
    assert await runtime.page.evaluate("i.files[0].text()") == "hello"
    assert await runtime.page.evaluate("log") == ["input", "change"]
    await act(None, "setFiles", "#i", files=[])
    assert await runtime.page.evaluate("i.files.length") == 0


async def test_large_files_come_in_pieces(act: Act, runtime: Runtime) -> None:
    await runtime.page.set_content("<label id=l>x <input type=file id=i></label>")
    for piece in (b"\x00\xff" * 1000, b"end"):
        await runtime.run("files.append", {"upload": "u", "base64": base64.b64encode(piece).decode()})
    await act(None, "setFiles", "#l", files=[{"name": "big", "mimeType": "a/b", "upload": "u"}])
    assert await runtime.page.evaluate(NAMES) == [["big", "a/b", 2003]]
    assert await runtime.page.evaluate("i.files[0].bytes().then(b => [b[1], b[2002]])") == [255, ord("d")]


async def test_directories(act: Act, runtime: Runtime) -> None:
    await act(
        "<input type=file id=i webkitdirectory>",
        "setFiles",
        "#i",
        files=[file("a.txt", relativePath="d/a.txt"), file("b.txt", relativePath="d/e/b.txt")],
        directory=True,
    )
    names = "[...i.files].map(f => [f.name, f.webkitRelativePath])"
    assert await runtime.page.evaluate(names) == [["a.txt", "d/a.txt"], ["b.txt", "d/e/b.txt"]]
    sent = """async () => {
        const form = new FormData();
        for (const file of i.files) form.append('f', file);
        return [...(await new Response(form).text()).matchAll(/filename="(.*)"/g)].map(([, name]) => name);
    }"""
    assert await runtime.page.evaluate(sent) == ["d/a.txt", "d/e/b.txt"]


@pytest.mark.parametrize(
    ("html", "files", "directory", "message"),
    [
        ("<div id=i>", [], False, "Node is not an HTMLInputElement"),
        ("<input type=file id=i>", ["a", "b"], False, "Non-multiple file input can only accept single file"),
        (
            "<input type=file id=i>",
            ["a"],
            True,
            "File input does not support directories, pass individual files instead",
        ),
        (
            "<input type=file id=i webkitdirectory>",
            ["a"],
            False,
            "[webkitdirectory] input requires passing a path to a directory",
        ),
    ],
)
async def test_files_refused(fails: Act, html: str, files: list[str], directory: bool, message: str) -> None:
    failure = await fails(html, "setFiles", "#i", files=[file(name) for name in files], directory=directory)
    assert failure.info["message"] == message


ZONE = """<div id=z style="width:200px;height:100px">x</div><script>log = []; z.ondragover = e => e.preventDefault();
  z.ondrop = e => { e.preventDefault(); log.push([...e.dataTransfer.files].map(f => f.name).join(),
    e.dataTransfer.getData('text/plain'), e.offsetX, e.offsetY) }</script>"""


async def test_drop(act: Act, fails: Act, runtime: Runtime) -> None:
    await act(ZONE, "drop", "#z", files=[file("a.txt")], data={"text/plain": "hi"}, position={"x": 10, "y": 20})
    assert await runtime.page.evaluate("log") == ["a.txt", "hi", 10, 20]
    failure = await fails("<div id=z>x</div>", "drop", "#z", data={"a/b": "c"})
    assert failure.info["message"] == (
        "Drop target did not accept the drop — its dragover handler did not call preventDefault()"
    )


@pytest.mark.parametrize(
    ("type", "init", "expected"),
    [
        ("click", {"clientX": 5}, ["MouseEvent", 5]),
        ("keydown", {"key": "a"}, ["KeyboardEvent", "a"]),
        ("pointerdown", {"pointerId": 7}, ["PointerEvent", 7]),
        ("wheel", {"deltaY": 3}, ["WheelEvent", 3]),
        ("focus", {}, ["FocusEvent", None]),
        ("anything", {"bubbles": False}, ["Event", False]),
    ],
)
async def test_dispatched_events(
    act: Act, runtime: Runtime, type: str, init: dict[str, Any], expected: list[Any]
) -> None:
    html = f"""<b id=i>x</b><script>i.addEventListener('{type}', e => {{
        seen = [e.constructor.name, e[{list(init)!r}[0]] ?? null];
        flags = [e.bubbles, e.cancelable, e.composed] }})</script>"""
    await act(html, "dispatchEvent", "#i", type=type, init=init)
    assert await runtime.page.evaluate("seen") == expected
    assert await runtime.page.evaluate("flags") == [init.get("bubbles", True), True, True]


async def test_dispatched_event_with_a_handle(act: Act, runtime: Runtime) -> None:
    await runtime.page.set_content(
        "<b id=i ondrop='same = event.dataTransfer === data'>x</b><script>data = new DataTransfer()</script>"
    )
    handle = await runtime.run("evaluate", {"returns": "handle"}, code="data")
    await act(None, "dispatchEvent", "#i", type="drop", init={"dataTransfer": handle})
    assert await runtime.page.evaluate("same") is True


@pytest.mark.usefixtures("new_window")
async def test_scroll_into_view(act: Act, runtime: Runtime) -> None:
    await act("<div style='height:3000px'></div><b id=i>x</b>", "scrollIntoView", "#i")
    bottom, height = await runtime.page.evaluate("[i.getBoundingClientRect().bottom, innerHeight]")
    assert 0 < bottom <= height
    at = await runtime.page.evaluate("scrollY")
    await act(None, "scrollIntoView", "#i")
    assert await runtime.page.evaluate("scrollY") == at


async def test_scroll_as_little_as_needed(act: Act, runtime: Runtime) -> None:
    await act("<b id=i style='position:absolute;right:-20px;width:60px'>x</b>", "scrollIntoView", "#i")
    assert await runtime.page.evaluate("scrollX") == 20


async def test_scroll_in_a_frame(act: Act, runtime: Runtime) -> None:
    html = """<div style='height:2000px'></div>
        <iframe srcdoc="<div style='height:2000px'></div><button onclick='hit=1'>x</button>">"""
    await act(html, "click", "iframe >> internal:control=enter-frame >> button")
    assert await runtime.page.frames[1].evaluate("hit") == 1


async def test_highlight(act: Act, runtime: Runtime) -> None:
    await act("<p>a</p><p>b</p>", "highlight", "p")
    assert await runtime.page.is_visible("x-pw-glass")
    await act(None, "highlight", "b", style="outline: 3px solid red", label="none")
    await runtime.run("unhighlight", {"target": {"selector": "p"}})
    assert await runtime.page.locator("x-pw-glass").count() == 1
    await runtime.run("unhighlight", {})
    assert await runtime.page.locator("x-pw-glass").count() == 0


async def test_modifiers_are_held_and_given_back(act: Act, runtime: Runtime) -> None:
    html = "<button id=b onclick='log.push([event.shiftKey, event.ctrlKey])'>x</button><script>log = []</script>"
    await act(html, "click", "#b", modifiers=["ControlOrMeta"])
    await runtime.run("keyboard.down", {"key": "Shift"})
    await act(None, "click", "#b", modifiers=[])
    await act(None, "click", "#b")
    await runtime.run("keyboard.up", {"key": "Shift"})
    assert await runtime.page.evaluate("log") == [[False, True], [False, False], [True, False]]


async def test_movement_in_steps(act: Act, runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<body style="margin:0">
        <div id=i style="position:relative;top:280px;left:150px;width:100px;height:40px">x</div>
        <script>at = []; onmousemove = e => at.push([e.clientX, e.clientY])</script>"""
    )
    await runtime.run("mouse.move", {"x": 100, "y": 100})
    await act(None, "click", "#i", steps=5)
    assert await runtime.page.evaluate("at.slice(1)") == [[120, 140], [140, 180], [160, 220], [180, 260], [200, 300]]


async def test_links_answer_before_the_page_goes(act: Act, runtime: Runtime) -> None:
    await act("<a id=i href='about:blank#there'>x</a>", "click", "#i")
    await runtime.page.wait_for_url("about:blank#there")


async def test_the_page_gets_time_between_events(act: Act, runtime: Runtime) -> None:
    html = """<button id=b>x</button><script>log = []; for (const type of ['mousemove', 'mousedown', 'click'])
        b.addEventListener(type, () => { log.push(type);
          Promise.resolve().then(() => log.push('after ' + type)) })</script>"""
    await act(html, "click", "#b")
    assert await runtime.page.evaluate("log") == [
        *("mousemove", "after mousemove", "mousedown", "after mousedown", "click", "after click")
    ]


async def test_the_wheel_scrolls_what_is_under_it(runtime: Runtime) -> None:
    await runtime.page.set_content(
        """<body style="margin:0"><div id=d style="height:100px;overflow:auto"><p style="height:150px"></p></div>
        <div style="height:3000px"></div><script>n = 0; onwheel = () => n++</script>"""
    )
    await runtime.run("mouse.move", {"x": 20, "y": 20})
    for _ in range(3):
        await runtime.run("mouse.wheel", {"deltaX": 0, "deltaY": 100})
    top, page, events = await runtime.page.evaluate("[d.scrollTop, scrollY, n]")
    assert top > 50
    assert page > 0
    assert events == 3
    await runtime.page.evaluate("addEventListener('wheel', e => e.preventDefault(), {passive: false})")
    await runtime.run("mouse.wheel", {"deltaX": 0, "deltaY": 100})
    assert await runtime.page.evaluate("scrollY") == page


async def test_listeners_run_with_the_pages_own_builtins(act: Act, runtime: Runtime) -> None:
    html = """<button id=b onclick="at = [].map(1)">x</button><script>Array.prototype.map = () => 'mine';
        Array.prototype.filter = () => { throw 1 };
        window.Event = null; MouseEvent = class {}; delete window.Node</script>"""
    await act(html, "click", "#b")
    assert await runtime.page.evaluate("at") == "mine"


async def test_errors_name_the_element_that_was_dragged_to(runtime: Runtime) -> None:
    await runtime.page.set_content("<p id=a>a</p><b>1</b><b>2</b>")
    params = {"target": {"selector": "#a", "strict": True}, "to": {"selector": "b", "strict": True}}
    with pytest.raises(OperationFailed) as caught:
        await runtime.run("dragTo", params)
    assert '{{selector:"b"}} resolved to 2 elements' in caught.value.info["message"]
    assert caught.value.log[-1] == 'waiting for {{selector:"b"}}'
