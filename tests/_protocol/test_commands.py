"""Calls of operations: what travels, the chunks that they need, and what type checkers find wrong with them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from smooth_page._protocol import commands
from smooth_page._protocol.chunks import acts, chunks_of, reads

ROOT = Path(__file__).resolve().parents[2]


def test_optional_parameters_that_are_none_are_left_out() -> None:
    call = commands.click({"selector": "a", "strict": True}, delay=None, clickCount=2)
    assert call.operation.name == "click"
    assert call.params == {"target": {"selector": "a", "strict": True}, "clickCount": 2}


def test_none_where_it_means_something_is_sent() -> None:
    assert commands.evaluate(arg=None, returns="value").params == {"arg": None, "returns": "value"}
    assert commands.expect(matcher="m", isNot=False).params == {"matcher": "m", "isNot": False}
    assert commands.expect(matcher="m", isNot=False, value=None).params == {
        "matcher": "m",
        "isNot": False,
        "value": None,
    }
    assert commands.page_emulate_media(viewport=None, media=None).params == {"viewport": None}
    assert commands.page_emulate_media().params == {}


@pytest.mark.parametrize("params", [{}, {"targe": {}}, {"target": {}, "delays": 1}])
def test_parameters_are_those_of_the_runtime(params: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        cast(Any, commands.click)(**params)


@pytest.mark.parametrize(
    ("call", "chunks"),
    [
        (commands.page_title(), ()),
        (commands.mouse_up(), ("actions",)),
        (commands.page_set_content(html="", waitUntil="load"), ("writing", "media")),
        (commands.expect(matcher="to.be.visible", isNot=False), ("assertions",)),
        (commands.expect(matcher="to.match.aria", isNot=False), ("assertions", "aria")),
        (commands.aria_snapshot({"selector": "body"}), ()),
        (commands.aria_for_agent({"selector": "body"}), ("aria",)),
        (commands.storage_clear(area="local"), ("state",)),
        (
            commands.intercept_open(
                url="",
                state="load",
                programs=[],
                scripts=[],
                commands=[
                    {"op": "clock.install", "params": {}},
                    {"op": "page.setContent", "params": {}},
                ],
                policies=False,
                inert=False,
                referrer=None,
            ),
            ("intercept", "clock", "writing", "media"),
        ),
    ],
)
def test_the_chunks_of_a_call(call: commands.Call[Any], chunks: tuple[str, ...]) -> None:
    assert chunks_of(call.operation.name, call.params) == chunks


def test_which_act_and_which_only_read() -> None:
    assert [name for name in ("click", "evaluate", "page.go", "page.title", "observe.body", "none") if acts(name)] == [
        "click",
        "evaluate",
        "page.go",
    ]
    assert [name for name in ("click", "evaluate", "handle.json", "observe.body", "none") if reads(name)] == [
        "handle.json",
        "observe.body",
    ]


MISTAKES = """\
from smooth_page._async.bridge.bridge import Bridge
from smooth_page._async.elements.target import ElementTarget
from smooth_page._async.page.tab_frame import TabFrame
from smooth_page._protocol import commands
from smooth_page._protocol.call import Call

commands.clik({"selector": "a"})
commands.click({"selector": "a"}, delays=3)
commands.click({"selecto": "a"})
commands.click({"selector": "a"}, delay="3")
commands.click({"selector": "a"}, button="side")
commands.click()
title: Call[int] = commands.page_title()


async def mistakes(bridge: Bridge, target: ElementTarget, frame: TabFrame) -> None:
    await bridge.run("page.title", timeout=0, title="")
    await bridge.run(commands.page_title, timeout=0, title="")
    count: int = await bridge.run(commands.page_title(), timeout=0, title="")
    (await bridge.run(commands.page_arrive(state="load"), timeout=0, title=""))["stats"]
    await bridge.leave(commands.page_go(url=""), timeout=0, title="")
    await target.act("fill", "fill", value="")
    await target.act(commands.fil, "fill", value="")
    await target.act(commands.fill, "fill", valeu="")
    await target.act(commands.fill, "fill", value=1)
    await target.act(commands.fill, "fill")
    await target.act(commands.page_title, "title")
    count = await target.act(commands.query_count, "count") + ""
    await frame.run(commands.page_load_state(state="loaded"), "Frame.wait_for_load_state")
    await target.act(commands.fill, "fill", 0, value="", force=None)  # no mistake
"""


def test_mypy_finds_misspelt_operations_and_parameters(tmp_path: Path) -> None:
    (tmp_path / "mistakes.py").write_text(MISTAKES)
    options = ["--strict", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(ROOT / ".mypy_cache")]
    command = [sys.executable, "-m", "mypy", *options, "--no-error-summary", str(tmp_path / "mistakes.py")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    found = re.findall(r"^\S*mistakes\.py:(\d+): error: .* \[([\w-]+)\]$", done.stdout, re.MULTILINE)
    assert found == [
        ("7", "attr-defined"),
        ("8", "call-arg"),
        ("9", "typeddict-unknown-key"),
        ("10", "arg-type"),
        ("11", "arg-type"),
        ("12", "call-arg"),
        ("13", "assignment"),
        ("17", "arg-type"),
        ("18", "arg-type"),
        ("19", "arg-type"),
        ("20", "misc"),
        ("21", "call-arg"),
        ("22", "arg-type"),
        ("23", "attr-defined"),
        ("24", "call-arg"),
        ("25", "arg-type"),
        ("26", "call-arg"),
        ("27", "arg-type"),
        ("28", "operator"),
        ("29", "arg-type"),
    ], done.stdout + done.stderr
