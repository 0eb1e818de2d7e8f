"""The snapshots of a trace alone: what they hold, and what they refer to instead of repeating it."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest

from tests.runtime.conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

SETTINGS = {"snapshots": True, "main": "frame@1", "frames": "frame@1-", "inline": False}
PAGE = """<!doctype html><title>Shop</title><style id=sheet>p { color: red }</style>
<div id=a><p>one</p></div><div id=b onclick="steal()"><i>still</i></div>
<input id=name value=first><input type=checkbox id=box><input type=password id=secret value=hunter22>
<textarea id=area></textarea><select><option id=s>S</option><option id=m>M</option></select>
<div id=scroll style="height: 50px; overflow: auto"><p style="height: 500px"></p></div>
<canvas id=canvas width=30 height=20></canvas><x-card id=card></x-card><dialog id=dialog>Sure?</dialog>
<iframe id=frame srcdoc="<p id=inner>in the frame</p>"></iframe><script>secret = 1</script>"""

# Of the chunks of traces: the window remains.
epochs = count(1)
Node = Any  # a text, or [name, attributes, *children]


class Snapshots:
    """Those that were taken of the page's frames, as the trace viewer reads them."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.settings = {"trace": {**SETTINGS, "epoch": next(epochs)}}
        self.taken: dict[str, list[Node]] = {}
        self.last: list[dict[str, Any]] = []

    async def take(self, code: str = "0") -> str:
        """Runs a script, and returns the snapshot of the main frame after it as it was sent."""
        command = self.runtime.command("evaluate", {"returns": "value"}, trace="call@1")
        message = {"start": [command], "settings": self.settings}
        reply = await self.runtime.turn(message, f"() => {{ {code} }}", ("core", "trace"))
        assert [outcome["status"] for outcome in reply["outcomes"]] == ["done"]
        news = [item for item in reply["news"] if item["kind"] == "snapshot"]
        assert [item["phase"] for item in news] == ["before", "after"]
        for item in news:
            self.last = item["frames"]
            for frame in item["frames"]:
                history = self.taken.setdefault(f"{frame['frame']} {frame['doc']}", [])
                assert frame["number"] == len(history)
                history.append(json.loads(frame["html"]))
        return str(self.last[0]["html"])

    def find(self, id: str, frame: int = 0) -> Node:
        """The element of that id in the last snapshot of a frame; None if it is not there."""
        shown = self.last[frame]
        history = self.taken[f"{shown['frame']} {shown['doc']}"]
        return _find(_whole(history, len(history) - 1, history[-1], {}), id)


def _find(node: Node, id: str) -> Node:
    if isinstance(node, str):
        return None
    if node[1].get("id") == id:
        return node
    return next((found for child in node[2:] if (found := _find(child, id))), None)


def _whole(history: list[Node], at: int, node: Node, numbered: dict[int, list[Node]]) -> Node:
    """The node with what it refers to."""
    if isinstance(node, str):
        return node
    if isinstance(node[0], list):
        ago, index = node[0]
        if at - ago not in numbered:
            numbered[at - ago] = _numbered(history[at - ago])
        return _whole(history, at - ago, numbered[at - ago][index], numbered)
    return [node[0], node[1], *(_whole(history, at, child, numbered) for child in node[2:])]


def _numbered(node: Node) -> list[Node]:
    """The nodes of a snapshot by their numbers: children first, without references."""
    if isinstance(node, str):
        return [node]
    if isinstance(node[0], list):
        return []
    return [*(each for child in node[2:] for each in _numbered(child)), node]


async def begun(runtime: Runtime) -> Snapshots:
    await runtime.page.set_content(PAGE)
    snapshots = Snapshots(runtime)
    await snapshots.take()
    return snapshots


async def test_what_has_not_changed_is_not_sent_again(runtime: Runtime) -> None:
    snapshots = await begun(runtime)
    assert snapshots.find("b") == ["DIV", {"id": "b", "onclick": ""}, ["I", {}, "still"]]
    assert not any("secret = 1" in json.dumps(each) for each in snapshots.taken.values())  # scripts would run again
    first, second = await snapshots.take(), await snapshots.take()
    assert (len(first), len(second)) < (20, 20)
    sent = await snapshots.take("document.querySelector('#a p').firstChild.data = 'two'; a.title = 'A'")
    assert "two" in sent
    assert "still" not in sent
    assert snapshots.find("a") == ["DIV", {"id": "a", "title": "A"}, ["P", {}, "two"]]
    assert snapshots.find("b")[2] == ["I", {}, "still"]
    await snapshots.take("kept = b; b.remove()")
    assert snapshots.find("b") is None
    await snapshots.take("kept.firstChild.textContent = 'changed'")  # while it is in no document
    sent = await snapshots.take("a.append(kept)")
    assert snapshots.find("a")[3] == ["DIV", {"id": "b", "onclick": ""}, ["I", {}, "changed"]]
    await snapshots.take("document.body.append(a.firstChild); a.after(kept)")
    assert snapshots.find("a") == ["DIV", {"id": "a", "title": "A"}]
    assert snapshots.find("b")[2] == ["I", {}, "changed"]


async def test_states_that_no_mutation_shows(runtime: Runtime) -> None:
    snapshots = await begun(runtime)
    assert snapshots.find("secret")[1]["__playwright_value_"] == "********"
    await snapshots.take(
        "name_ = document.querySelector('#name'); name_.value = 'second'; box.checked = true; area.value = 'text'; "
        "m.selected = true; scroll_ = document.querySelector('#scroll'); scroll_.scrollTop = 40; dialog.showModal()"
    )
    assert snapshots.find("name")[1]["__playwright_value_"] == "second"
    assert snapshots.find("box")[1]["__playwright_checked_"] == "true"
    assert snapshots.find("area")[1]["__playwright_value_"] == "text"
    assert [snapshots.find(id)[1]["__playwright_selected_"] for id in ("s", "m")] == ["false", "true"]
    assert snapshots.find("dialog")[1]["__playwright_dialog_open_"] == "modal"
    await runtime.page.evaluate("new Promise(requestAnimationFrame)")  # the frame that emits "scroll" first
    await snapshots.take()
    assert snapshots.find("scroll")[1]["__playwright_scroll_top_"] == "40"
    box = json.loads(snapshots.find("canvas")[1]["__playwright_bounding_rect__"])
    assert (box["right"] - box["left"], box["bottom"] - box["top"]) == (30, 20)
    await snapshots.take("dialog.close(); box.checked = false")
    assert "__playwright_dialog_open_" not in snapshots.find("dialog")[1]
    assert snapshots.find("box")[1]["__playwright_checked_"] == "false"


async def test_style_sheets_that_scripts_change(runtime: Runtime) -> None:
    snapshots = await begun(runtime)
    assert snapshots.find("sheet")[2] == "p { color: red }"
    sent = await snapshots.take("sheet.sheet.insertRule('i { color: blue }')")
    assert snapshots.find("sheet")[2] == "i { color: blue; }\np { color: red; }"
    assert "still" not in sent
    sent = await snapshots.take(
        "adopted = new CSSStyleSheet(); adopted.replaceSync('b { color: green }'); document.adoptedStyleSheets = [adopted]"
    )
    assert '["template",{"__playwright_style_sheet_":"b { color: green; }"}]' in sent
    assert "green" not in await snapshots.take()
    assert "gray" in await snapshots.take("adopted.insertRule('u { color: gray }')")


async def test_custom_elements_and_frames(runtime: Runtime) -> None:
    snapshots = await begun(runtime)
    assert snapshots.find("frame")[1]["src"] == f"/snapshot/{snapshots.last[1]['frame']}"
    assert "srcdoc" not in snapshots.find("frame")[1]
    assert snapshots.find("inner", frame=1) == ["P", {"id": "inner"}, "in the frame"]
    define = """customElements.define('x-card', class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<b id=deep>in the shadow</b>' } })"""
    await snapshots.take(define)
    template = snapshots.find("card")[2]
    assert template[:2] == ["template", {"__playwright_shadow_root_": "open"}]
    assert snapshots.find("deep") == ["B", {"id": "deep"}, "in the shadow"]
    await snapshots.take("card.shadowRoot.firstChild.textContent = 'other'")
    assert snapshots.find("deep")[2] == "other"
    await snapshots.take("frame.contentDocument.querySelector('p').textContent = 'changed'")
    assert snapshots.find("inner", frame=1)[2] == "changed"
    await snapshots.take("frame.remove()")
    assert len(snapshots.last) == 1


async def test_a_page_of_100_000_nodes(runtime: Runtime) -> None:
    snapshots = await begun(runtime)
    sent = await snapshots.take(
        "a.innerHTML = '<i>x</i>'.repeat(100_000); a.insertAdjacentHTML('afterend', '<p id=late>late</p>')"
    )
    assert snapshots.last[0]["cut"] is True
    assert 200_000 < len(sent) < 2_000_000
    assert snapshots.find("late") is None  # it comes after the most that a snapshot holds
    assert snapshots.find("b")[2] == ["I", {}, "still"]  # an earlier one has it
    await snapshots.take("a.textContent = 'few'")
    assert snapshots.last[0]["cut"] is False
    assert snapshots.find("late")[2] == "late"


ARIA = """<a href=/x><img alt=Pic> more</a><input placeholder=Ph aria-label=Other value=v><button disabled>Dis</button>
<input type=password value=hunter2 aria-label=pw><select><option>a<option selected>b</select><h3></h3>
<p>one <b role=strong>two</b></p><div role=checkbox aria-checked=mixed>mix</div><a>text alone</a>"""


async def test_accessibility_trees(runtime: Runtime) -> None:
    """As native Playwright's traces have them, but for passwords."""
    settings = {"trace": {**SETTINGS, "snapshots": False, "aria": True, "epoch": next(epochs)}}
    await runtime.page.set_content(ARIA)
    command = runtime.command("evaluate", {"returns": "value"}, trace="call@1")
    reply = await runtime.turn({"start": [command], "settings": settings}, "() => 0", ("core", "trace"))
    before, after = [json.loads(item["aria"]) for item in reply["news"] if item["kind"] == "snapshot"]
    assert before == after
    link, other, button, password, select, heading, paragraph, checkbox, text = _without_boxes(after)
    assert link == {
        "role": "link",
        "name": "Pic more",
        "url": "/x",
        "children": [{"role": "img", "name": "Pic"}, "more"],
    }
    assert other == {"role": "textbox", "name": "Other", "placeholder": "Ph", "text": "v"}
    assert button == {"role": "button", "name": "Dis", "disabled": True}
    assert password == {"role": "textbox", "name": "pw", "text": "*******"}
    assert select["children"][1] == {"role": "option", "name": "b", "selected": True}
    assert heading == {"role": "heading", "level": 3}
    assert paragraph == {"role": "paragraph", "children": ["one", {"role": "strong", "text": "two"}]}
    assert checkbox == {"role": "checkbox", "name": "mix", "checked": "mixed"}
    assert text == {"role": "text", "text": "text alone"}
    assert after[0]["box"].keys() == {"x", "y", "width", "height"}


def _without_boxes(nodes: list[Any]) -> list[Any]:
    return [
        node
        if isinstance(node, str)
        else {key: _without_boxes(value) if key == "children" else value for key, value in node.items() if key != "box"}
        for node in nodes
    ]
