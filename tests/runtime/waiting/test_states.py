"""Element states, ours against native Playwright's: which control an element stands for, and what state that is in."""

from __future__ import annotations

import pytest
from playwright.async_api import Error

from ..conftest import OperationFailed, Runtime

pytestmark = pytest.mark.usefixtures("same_window")

ROLES = (
    "button cell checkbox columnheader combobox grid gridcell heading link listbox menuitemcheckbox menuitemradio "
    "option radio radiogroup row rowheader searchbox slider spinbutton switch textbox tree treegrid treeitem"
)
CASES = [
    "<input>",
    "<input disabled>",
    "<input readonly>",
    "<input aria-disabled=true>",
    "<input aria-readonly=true>",
    "<input type=button readonly>",
    "<textarea readonly></textarea>",
    "<select readonly></select>",
    "<select disabled></select>",
    "<button>x</button>",
    "<button aria-pressed=true>x</button>",
    "<div>x</div>",
    "<div disabled>x</div>",
    "<a href=# aria-disabled=true>x</a>",
    "<input type=checkbox>",
    "<input type=checkbox checked>",
    "<input type=checkbox checked readonly>",
    "<input type=radio aria-checked=true>",
    "<div contenteditable>x</div>",
    "<div contenteditable=false>x</div>",
    "<div contenteditable=plaintext-only>x</div>",
    "<div contenteditable role=textbox aria-readonly=true>x</div>",
    *[f"<div role={role} aria-readonly=true aria-checked=true>x</div>" for role in ROLES.split()],
    "<div role=checkbox aria-checked=mixed>x</div>",
]
INSIDE = [
    "<label {}>x<input disabled></label>",
    "<label><span {}>x</span><input type=checkbox checked></label>",
    "<label for=q><b {}>x</b></label><input id=q readonly>",
    "<label {}>x<div contenteditable></div></label>",
    "<label><i {}>x</i><button disabled>x</button></label>",
    "<label role=button aria-disabled=true><span {}>x</span><input></label>",
    "<button disabled><span {}>x</span></button>",
    "<button disabled><label><span {}>x</span></label></button>",
    "<div role=button aria-disabled=true><span {}>x</span></div>",
    "<div role=checkbox aria-checked=true aria-disabled=true><label {}>x</label></div>",
    "<div role=radio aria-checked=true><span {}>x</span></div>",
    "<div role=switch aria-checked=true aria-disabled=true><b {}>x</b></div>",
    "<div role=link aria-disabled=true><span {}>x</span></div>",
    "<div role=textbox aria-readonly=true><span {}>x</span></div>",
    "<div aria-disabled=true><button {}>x</button></div>",
    "<div aria-disabled=true><span {}>x</span></div>",
    "<fieldset disabled><input {}></fieldset>",
    "<fieldset disabled><legend><input {}></legend></fieldset>",
    "<fieldset disabled><div {}>x</div></fieldset>",
    "<div contenteditable><b {}>x</b></div>",
    "<select size=2 disabled><option {} selected>x</option></select>",
]
STATES = ("visible", "hidden", "enabled", "disabled", "editable", "checked")


def cases() -> list[str]:
    marked = [case.replace(">", " data-target>", 1) for case in CASES]
    return marked + [case.format("data-target") for case in INSIDE]


@pytest.mark.parametrize("state", STATES)
async def test_states_are_native_ones(runtime: Runtime, state: str) -> None:
    sections = [f"<section id=case{index}>{case}</section>" for index, case in enumerate(cases())]
    await runtime.page.set_content("".join(sections))
    for index, case in enumerate(cases()):
        selector = f"#case{index} [data-target]"
        try:
            native = str(await getattr(runtime.page.locator(selector), f"is_{state}")())
        except Error as error:
            native = error.message
        try:
            ours = str(await runtime.run("state", {"target": {"selector": selector, "strict": True}, "state": state}))
        except OperationFailed as failure:
            ours = failure.info["message"]
        assert ours in native, case


async def test_what_never_comes_times_out(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    with pytest.raises(OperationFailed, match="Timeout 50ms exceeded") as caught:
        await runtime.run("state", {"target": {"selector": "#never"}, "state": "enabled"}, timeout=50)
    assert caught.value.kind == "timeout"
    assert caught.value.log == ["waiting for {{target}}"]


async def test_removed_elements_have_no_state_but_hidden(runtime: Runtime) -> None:
    await runtime.page.set_content("<input>")
    handle = await runtime.run("query", {"target": {"selector": "input"}})
    await runtime.page.evaluate("document.querySelector('input').remove()")
    with pytest.raises(OperationFailed, match="Element is not attached to the DOM"):
        await runtime.run("state", {"target": {"handle": handle}, "state": "enabled"})
